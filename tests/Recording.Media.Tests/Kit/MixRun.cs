using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Ffmpeg;
using Recording.Core.Mixing;
using Recording.Core.Streams;
using Recording.Media.Capture;
using Recording.Media.Mixing;
using Recording.Media.Probing;
using Recording.Media.Processes;
using Recording.Testing.Mixing;
using Recording.Testing.Processes;

namespace Recording.Media.Tests.Kit;

/// <summary>A mix in progress: 640x360 at 15 frames a second, cut every two seconds.</summary>
internal sealed class MixRun : IAsyncDisposable, IMixObserver
{
    public const int FrameRate = 15;
    public static readonly PictureSize Size = new(640, 360);

    private readonly CancellationTokenSource _stop = new();
    private readonly string _root = Directory.CreateTempSubdirectory("rec-mix-").FullName;

    public MixRun(MixPlan plan, MixEncoding? encoding = null, IImageSource? images = null)
    {
        Folder = Path.Combine(_root, "000001");
        Feed = new MixPlanFeed(plan);
        var options = Options.Create(new FfmpegOptions());
        var probe = new FfprobeMediaProbe(options, TimeProvider.System, NullLogger<FfprobeMediaProbe>.Instance);
        var capture = new FfmpegMixCapture(options, probe, images ?? new MixImages(), TimeProvider.System, NullLogger<FfmpegMixCapture>.Instance);
        Exit = capture.RunAsync(new MixRequest(Feed, encoding ?? Encoding(), Folder), this, _stop.Token);
    }

    public Observed Observed { get; } = new();

    public MixPlanFeed Feed { get; }

    public int Losses { get; private set; }

    public string Folder { get; }

    public Task<CaptureExit> Exit { get; }

    public static MixEncoding Encoding(bool video = true, bool audio = true, RtcVideoCodec codec = RtcVideoCodec.H264) => new(
        video ? new MixVideo(Size, FrameRate, 30, 500, codec) : null, audio ? new MixAudio(48000, 2, 64) : null, TimeSpan.FromSeconds(2));

    /// <summary>A stream of a user by the end of its address.</summary>
    public static MixUser User(string name, string url) => new(
        new SubscribedUser(name, RtcStreamType.Original, RtcSourceType.Camera),
        RtmpUrl.TryParse(url, out var source, out var reason) ? source : throw new ArgumentException(reason));

    /// <summary>A pane in parts of the picture.</summary>
    public static MixPane Pane(string? user, double x, double y, double width, double height, MixImage? substitute = null) => new(
        user, RtcSourceType.Camera, PixelArea.Of(Size, (decimal)x, (decimal)y, (decimal)width, (decimal)height), 0, substitute?.Mode ?? RtcRenderMode.Crop, substitute);

    public static MixPlan Plan(IEnumerable<MixUser> users, params MixPane[] panes) => new([.. users], new MixLayout(Size, null, [.. panes]));

    /// <summary>Waits until so much has been recorded after what was until now.</summary>
    public Task PassAsync(double seconds)
    {
        var until = Observed.Recorded + TimeSpan.FromSeconds(seconds);
        return Observed.UntilAsync(seen => seen.Recorded >= until);
    }

    public async Task<CaptureExit> StopAsync()
    {
        await _stop.CancelAsync();
        return await Exit;
    }

    /// <summary>All segments, decoded.</summary>
    public async Task<MixReading> ReadAsync() => await MixReading.ReadAsync(await JoinAsync(), FrameRate, TestContext.Current.CancellationToken);

    /// <summary>All segments in one file.</summary>
    public async Task<string> JoinAsync()
    {
        var path = Path.Combine(_root, "all.ts");
        await using var all = File.Create(path);
        foreach (var segment in Observed.Segments)
            await all.WriteAsync(await File.ReadAllBytesAsync(segment.Path));
        return path;
    }

    /// <summary>The processes that decode a stream.</summary>
    public static IReadOnlyList<ProcessIdentity> Decoders(string url) =>
        [.. Processes(url).Where(process => CommandLine(process.Id).Contains("-fpsprobesize", StringComparison.Ordinal))];

    /// <summary>The ffmpeg that encodes this mix.</summary>
    public ProcessIdentity Encoder() => Processes("seg%06d.ts").Single(process => new FileInfo($"/proc/{process.Id}/cwd").LinkTarget == Folder);

    public void OnStreamUp(MediaFormat format) => Observed.OnStreamUp(format);

    public void OnProgress(TimeSpan recorded) => Observed.OnProgress(recorded);

    public void OnSegmentClosed(ClosedSegment segment) => Observed.OnSegmentClosed(segment);

    public void OnStreamsLost() => Losses++;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Exit;
        _stop.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    private static IEnumerable<ProcessIdentity> Processes(string text) =>
        ProcessIdentity.DescendantsOf(Environment.ProcessId).Where(process => CommandLine(process.Id).Contains(text, StringComparison.Ordinal));

    private static string CommandLine(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
