using System.Globalization;
using Recording.Core.Ffmpeg;

namespace Recording.Media.Capture;

/// <summary>
/// Judges a capture by what FFmpeg says: whether it has to be stopped, and how it ended. Knows no clock: times are those since
/// the capture's start, and come with each call. Not thread-safe.
/// </summary>
internal sealed class CaptureMonitor(CaptureLimits limits, TrackMedia media)
{
    // A republished stream begins anew, which is a jump of about the time recorded so far; repaired encoder jitter is far smaller.
    private static readonly TimeSpan RepublishJump = TimeSpan.FromSeconds(0.5);
    private const int RepublishRepetitions = 10;

    // Servers send what they buffered since the last key frame at once; more than this ahead of the clock is another clock.
    private static readonly TimeSpan ForwardJump = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan RealAdvance = TimeSpan.FromSeconds(0.1);

    // FFmpeg complains of each packet; a single one may be garbage.
    private const int UnknownCodecPackets = 3;

    private readonly OutputFormatReader _format = new();
    private TimeSpan _outTime;
    private TimeSpan _advancedAt;
    private int _repetitions;
    private int _unknownPackets;
    private SourceFailure? _failure;
    private bool _noSuchTrack;
    private bool _diskFull;

    public MediaFormat Format => _format.Format;

    /// <summary>Whether media has arrived.</summary>
    public bool IsUp { get; private set; }

    /// <summary>Why the capture has to be stopped, once it has to.</summary>
    public CaptureExit? Verdict { get; private set; }

    /// <summary>How long media has stood still.</summary>
    public TimeSpan SilentFor(TimeSpan now) => now - _advancedAt;

    /// <summary>When <see cref="Check"/> has to be called next, if nothing else happens.</summary>
    public TimeSpan NextCheck => _advancedAt + (IsUp ? limits.Stall : limits.FirstMedia);

    public void OnProgress(FfmpegProgress progress, TimeSpan now)
    {
        if (progress.OutTime is not { } outTime || progress.IsLast)
            return;

        if (!IsUp)
        {
            IsUp = true;
            _advancedAt = now;
            _outTime = outTime;
            return;
        }

        var advance = outTime - _outTime;
        if (advance > now - _advancedAt + ForwardJump)
            Judge(CaptureExitReason.TimestampsBroken, Invariant($"the source's clock jumped forward by {advance.TotalSeconds:F1} s"));
        if (advance <= TimeSpan.Zero)
            return;

        if (advance >= RealAdvance)
            _repetitions = 0;
        _outTime = outTime;
        _advancedAt = now;
    }

    public void OnLog(FfmpegLogEvent logEvent)
    {
        _format.Accept(logEvent);
        switch (logEvent)
        {
            case FfmpegLogEvent.NonMonotonousDts dts when dts.BackwardJump >= RepublishJump:
                Judge(CaptureExitReason.TimestampsBroken, Invariant($"the source's clock jumped back by {dts.BackwardJump.TotalSeconds:F1} s, as when a stream is published anew"));
                break;
            case FfmpegLogEvent.NonMonotonousDts when ++_repetitions >= RepublishRepetitions:
                Judge(CaptureExitReason.TimestampsBroken, "the source's clock stands still, as when a stream is published anew");
                break;
            case FfmpegLogEvent.StreamAdded added when Wants(added.IsVideo):
                Judge(CaptureExitReason.TimestampsBroken, added.IsVideo ? "the source added video" : "the source added audio");
                break;
            case FfmpegLogEvent.CodecUnsupported:
                Judge(CaptureExitReason.UnsupportedMedia, "the source's codec does not fit into HLS segments");
                break;
            case FfmpegLogEvent.CodecUnknown unknown when Records(unknown.IsVideo) && !IsUp && ++_unknownPackets >= UnknownCodecPackets:
                Judge(CaptureExitReason.UnsupportedMedia, unknown.IsVideo ? "this ffmpeg does not know the codec of the source's pictures" : "this ffmpeg does not know the codec of the source's sound");
                break;
            case FfmpegLogEvent.NoSuchTrack:
                _noSuchTrack = true;
                break;
            case FfmpegLogEvent.DiskFull:
                _diskFull = true;
                break;
            case FfmpegLogEvent.SourceFailed failed:
                // The first words name the cause; later ones repeat it more vaguely.
                _failure ??= failed.Failure;
                break;
        }
    }

    /// <summary>The source sent another picture header, which the open segments cannot take.</summary>
    public void OnPictureChanged() => Judge(CaptureExitReason.TimestampsBroken, "the source changed its picture format");

    /// <summary>Media waits for FFmpeg, and it reads none.</summary>
    public void OnHung(TimeSpan now) => Judge(CaptureExitReason.Crashed, Invariant($"ffmpeg hung; it read nothing for {SilentFor(now).TotalSeconds:F1} s while media waited"));

    /// <summary>Judges the silence.</summary>
    public void Check(TimeSpan now)
    {
        if (now < NextCheck)
            return;

        if (IsUp)
            Judge(CaptureExitReason.Stalled, Invariant($"no media for {SilentFor(now).TotalSeconds:F1} s"));
        else
            Judge(CaptureExitReason.SourceUnavailable, Invariant($"no media could be read within {now.TotalSeconds:F1} s"));
    }

    /// <summary>How the capture ended, FFmpeg having gone by itself.</summary>
    public CaptureExit Conclude(int exitCode)
    {
        if (Verdict is not null)
            return Verdict;
        if (_diskFull)
            return new CaptureExit(CaptureExitReason.Crashed, "the disk is full");
        if (_noSuchTrack)
            return new CaptureExit(CaptureExitReason.UnsupportedMedia, $"the source has no {(media is TrackMedia.AudioOnly ? "audio" : media is TrackMedia.VideoOnly ? "video" : "audio or video")}");
        if (IsUp && exitCode == 0)
            return new CaptureExit(CaptureExitReason.SourceEnded, _failure is null ? "the source ended the stream" : "the source cut the connection");
        if (!IsUp && _failure is { } failure)
            return new CaptureExit(CaptureExitReason.SourceUnavailable, Describe(failure));
        return !IsUp && exitCode == 0
            ? new CaptureExit(CaptureExitReason.SourceUnavailable, "the source ended before any media came")
            : new CaptureExit(CaptureExitReason.Crashed, Invariant($"ffmpeg ended with code {exitCode}"));
    }

    private bool Records(bool video) => media switch
    {
        TrackMedia.AudioVideo => true,
        TrackMedia.AudioOnly => !video,
        TrackMedia.VideoOnly => video,
    };

    private bool Wants(bool video) => media switch
    {
        TrackMedia.AudioVideo => video ? !Format.HasVideo : !Format.HasAudio,
        // A capture of one kind only begins when that kind is there.
        TrackMedia.AudioOnly or TrackMedia.VideoOnly => false,
    };

    private void Judge(CaptureExitReason reason, string detail) => Verdict ??= new CaptureExit(reason, detail);

    private static string Describe(SourceFailure failure) => failure switch
    {
        SourceFailure.ConnectionRefused => "the connection was refused",
        SourceFailure.Unreachable => "the host cannot be reached",
        SourceFailure.NoSuchStream => "the server has no such stream",
        SourceFailure.InputOutput => "no media came until the connection was cut or its time was up",
        SourceFailure.InvalidData => "what the address answers is no RTMP stream",
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
