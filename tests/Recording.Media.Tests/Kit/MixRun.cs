using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Recording.Core.Ffmpeg;
using Recording.Core.Mixing;
using Recording.Media.Capture;
using Recording.Media.Mixing;
using Recording.Media.Probing;
using Recording.Media.Processes;

namespace Recording.Media.Tests.Kit;

/// <summary>A mix in progress.</summary>
internal sealed class MixRun : IAsyncDisposable, IMixObserver
{
    private readonly CancellationTokenSource _stop = new();
    private readonly string _root = Directory.CreateTempSubdirectory("rec-mix-").FullName;

    public MixRun(MixPlan plan, MixEncoding encoding, IImageSource? images = null)
    {
        Folder = Path.Combine(_root, "000001");
        Feed = new MixPlanFeed(plan);
        var options = Options.Create(new FfmpegOptions());
        var probe = new FfprobeMediaProbe(options, TimeProvider.System, NullLogger<FfprobeMediaProbe>.Instance);
        var capture = new FfmpegMixCapture(options, probe, images ?? new NoImages(), TimeProvider.System, NullLogger<FfmpegMixCapture>.Instance);
        Exit = capture.RunAsync(new MixRequest(Feed, encoding, Folder), this, _stop.Token);
    }

    public Observed Observed { get; } = new();

    public MixPlanFeed Feed { get; }

    public int Losses { get; private set; }

    public string Folder { get; }

    public Task<CaptureExit> Exit { get; }

    public async Task<CaptureExit> StopAsync()
    {
        await _stop.CancelAsync();
        return await Exit;
    }

    /// <summary>All segments in one file.</summary>
    public async Task<string> JoinAsync()
    {
        var path = Path.Combine(_root, "all.ts");
        await using var all = File.Create(path);
        foreach (var segment in Observed.Segments)
            await all.WriteAsync(await File.ReadAllBytesAsync(segment.Path));
        return path;
    }

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

    private sealed class NoImages : IImageSource
    {
        public Task<byte[]?> FetchAsync(string url, int mostBytes, CancellationToken cancellationToken) => Task.FromResult<byte[]?>(null);
    }
}
