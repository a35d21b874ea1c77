using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Recording.Core.Ffmpeg;
using Recording.Media.Capture;
using Recording.Media.Probing;
using Recording.Media.Processes;

namespace Recording.Media.Tests.Kit;

/// <summary>A capture in progress, with limits short enough for tests.</summary>
internal sealed class CaptureRun : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly string _root = Directory.CreateTempSubdirectory("rec-spool-").FullName;

    public CaptureRun(string url, TrackMedia media = TrackMedia.AudioVideo, FfmpegOptions? options = null)
    {
        Folder = Path.Combine(_root, "epoch:1 100%d");
        var wrapped = Options.Create(options ?? new FfmpegOptions { StallTime = TimeSpan.FromSeconds(2.5), ConnectTimeLimit = TimeSpan.FromSeconds(12) });
        Probe = new FfprobeMediaProbe(wrapped, TimeProvider.System, NullLogger<FfprobeMediaProbe>.Instance);
        var capture = new FfmpegStreamCapture(wrapped, Probe, TimeProvider.System, NullLogger<FfmpegStreamCapture>.Instance);
        Exit = capture.RunAsync(new CaptureRequest(url, media, TimeSpan.FromSeconds(2), Folder, t => t.Replace("secret", "***", StringComparison.Ordinal)), Observed, _stop.Token);
    }

    public Observed Observed { get; } = new();

    public string Folder { get; }

    public FfprobeMediaProbe Probe { get; }

    public Task<CaptureExit> Exit { get; }

    public IEnumerable<string> Paths => Observed.Segments.Select(s => s.Path);

    /// <summary>Asks for the end and answers it with the time that it took.</summary>
    public async Task<(CaptureExit Exit, TimeSpan Took)> StopAsync()
    {
        var clock = Stopwatch.StartNew();
        await _stop.CancelAsync();
        return (await Exit, clock.Elapsed);
    }

    /// <summary>The number of the ffmpeg process, by its working folder.</summary>
    public int ProcessId() => Directory.EnumerateDirectories("/proc")
        .Where(p => int.TryParse(Path.GetFileName(p), out _))
        .Where(p => CurrentFolder(p) == Folder)
        .Select(p => int.Parse(Path.GetFileName(p)!, System.Globalization.CultureInfo.InvariantCulture)).Single();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Exit;
        _stop.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    private static string? CurrentFolder(string process)
    {
        try
        {
            return new FileInfo(Path.Combine(process, "cwd")).LinkTarget;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
