using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Recording.Core.Ffmpeg;
using Recording.Core.Mixing;
using Recording.Media.Capture;
using Recording.Media.Probing;
using Recording.Media.Processes;

namespace Recording.Media.Mixing;

/// <summary>Mixes with an ffmpeg for each user, which decodes, and one that encodes; in between the pictures and the sound go through this process.</summary>
public sealed class FfmpegMixCapture(
    IOptions<FfmpegOptions> options, IMediaProbe probe, IImageSource images, TimeProvider time, ILogger<FfmpegMixCapture> logger) : IMixCapture
{
    private static readonly CaptureLimits EncoderLimits = new(FirstMedia: TimeSpan.FromSeconds(60), Stall: TimeSpan.FromSeconds(30));

    // It still has to encode what it holds back, and the delay's worth of frames that came with the stop.
    private static readonly TimeSpan EncoderGrace = TimeSpan.FromSeconds(20);

    // The first stream is noticed a little after it came, and FFmpeg had held back the beginning.
    private static readonly TimeSpan Noticing = TimeSpan.FromSeconds(0.4);

    private readonly CapturedSegmentScan _scan = new(probe);

    public Task<CaptureExit> RunAsync(MixRequest request, IMixObserver observer, CancellationToken stop) => RunAsync(request, observer, readLive: null, stop);

    /// <summary>The same with an FLV stream in place of segments, which <paramref name="readLive"/> reads on a thread of its own.</summary>
    internal async Task<CaptureExit> RunAsync(MixRequest request, IMixObserver observer, Action<Stream>? readLive, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            Directory.CreateDirectory(request.SpoolFolder);
            return await MixAsync(request, observer, readLive, stop);
        }
        catch (ProgramMissingException error)
        {
            return new CaptureExit(CaptureExitReason.FfmpegMissing, error.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new CaptureExit(CaptureExitReason.Crashed, $"the spool folder cannot be used: {error.Message}");
        }
    }

    private async Task<CaptureExit> MixAsync(MixRequest request, IMixObserver observer, Action<Stream>? readLive, CancellationToken stop)
    {
        var clock = new MixClock(time);
        var stills = new StillPictures(images, options.Value, time, logger);
        await using var inputs = new MixInputs(options.Value.FfmpegPath, request.Encoding, clock, MixPatience.Default, time);
        var stage = new MixStage(request.Plans.Current, request.Encoding, inputs, stills, MixPatience.Default);
        var relay = new MixRelay(observer, clock);
        var tender = new MixTender(request, stage, inputs, stills, relay, clock, logger);

        using var tending = new CancellationTokenSource();
        var tended = tender.RunAsync(tending.Token);
        try
        {
            await Task.WhenAny(tender.Begun, tended, Task.Delay(Timeout.InfiniteTimeSpan, time, stop));
            if (tended.IsCompleted)
                await tended;
            if (!tender.Begun.IsCompleted)
                return new CaptureExit(CaptureExitReason.StopRequested, "stopped before anybody came");
            relay.Origin = clock.Now - Noticing;
            return await EncodeAsync(request, stage, relay, clock, tended, readLive, stop);
        }
        finally
        {
            await tending.CancelAsync();
            await tended.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<CaptureExit> EncodeAsync(
        MixRequest request, MixStage stage, MixRelay relay, MixClock clock, Task tended, Action<Stream>? readLive, CancellationToken stop)
    {
        var monitor = new CaptureMonitor(EncoderLimits, TrackMedia.AudioVideo);
        var session = new CaptureSession(request.SpoolFolder, monitor, relay, time);
        await using var encoder = new MixEncoder(options.Value.FfmpegPath, request.Encoding, request.SpoolFolder, time, session.OnOutput, session.OnLog, readLive);
        Log.MixStarted(logger, encoder.Process.ProcessId, request.SpoolFolder);

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var loop = new MixLoop(stage, encoder, request.Encoding, clock, relay.Origin, logger, request.SpoolFolder);
        var made = loop.RunAsync(ending.Token);
        var delivery = session.DeliverAsync();
        try
        {
            await SuperviseAsync(encoder, session, made, delivery, tended);
            await ending.CancelAsync();
            await made.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            encoder.End();
            if (!await encoder.Process.WaitAsync(EncoderGrace, CancellationToken.None) && !await CaptureStop.AtOnceAsync(encoder.Process))
                Log.CaptureKilled(logger, request.SpoolFolder);
        }
        finally
        {
            session.Finish(await _scan.FindAsync(request.SpoolFolder, session.NextIndex, session.NextStart, CancellationToken.None));
            await delivery;
        }

        if (tended.IsFaulted)
            await tended;
        var exit = made.IsCompletedSuccessfully && stop.IsCancellationRequested
            ? new CaptureExit(CaptureExitReason.StopRequested, "stopped on request")
            : new CaptureExit(CaptureExitReason.Crashed, LastWords(monitor, encoder.Process));
        Log.MixEnded(logger, request.SpoolFolder, loop.Ticks, loop.Skipped, exit.Reason, exit.Detail);
        return exit;
    }

    /// <summary>Waits for the end of the mix, and ends the encoder where it does not go on.</summary>
    private async Task SuperviseAsync(MixEncoder encoder, CaptureSession session, Task made, Task delivery, Task tended)
    {
        var process = encoder.Process;
        var hang = new HangWatch(process.ProcessId, time, () => encoder.IsWriting);
        using var timer = new PeriodicTimer(HangWatch.Interval, time);
        while (!made.IsCompleted && !process.Exited.IsCompleted && !delivery.IsCompleted && !tended.IsCompleted)
        {
            await Task.WhenAny(made, process.Exited, delivery, tended, timer.WaitForNextTickAsync().AsTask());
            if (made.IsCompleted)
                continue;
            if (hang.Look(session.Silence))
                session.OnHung();
            if (session.HasVerdict())
                await (session.IsHung ? CaptureStop.KillAsync(process) : CaptureStop.AtOnceAsync(process));
        }
    }

    private static string LastWords(CaptureMonitor monitor, MediaProcess process)
    {
        if (monitor.Verdict is { } verdict)
            return $"the encoder stood still: {verdict.Detail}";
        var words = process.LastLines.LastOrDefault(line => FfmpegLogLine.LevelOf(line) is FfmpegLogLevel.Error);
        return words is null ? "the encoder ended by itself" : $"the encoder ended by itself ({words})";
    }
}
