using System.Globalization;
using Recording.Testing;
using Recording.Testing.Processes;

namespace Recording.Benchmarks.Mixing;

/// <summary>
/// What the mix is compared with: one ffmpeg that takes all streams in, stacks and adds them in one filter graph and encodes as the service does. It
/// cannot do what a recording needs (an absent or halting stream stops all of it), which is what makes it cheap.
/// </summary>
internal sealed class MixGraph : IAsyncDisposable
{
    private readonly TaskCompletionSource _runs = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TempFolder _folder = new("graph");
    private readonly ChildProcess _process;
    private double _seconds;

    private MixGraph(IReadOnlyList<string> urls) => _process = ChildProcess.Start("ffmpeg", Arguments(urls, _folder["seg%06d.ts"]), onOutput: Watch);

    public int ProcessId => _process.Id;

    /// <summary>Seconds of output so far.</summary>
    public double Seconds => Volatile.Read(ref _seconds);

    public static async Task<MixGraph> StartAsync(IReadOnlyList<string> urls, CancellationToken cancellationToken)
    {
        var graph = new MixGraph(urls);
        var ended = await Task.WhenAny(graph._runs.Task, graph._process.Exited).WaitAsync(TimeSpan.FromSeconds(120), cancellationToken);
        return ended == graph._runs.Task ? graph : throw new InvalidOperationException($"The graph did not start:\n{graph._process.Log}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.DisposeAsync();
        _folder.Dispose();
    }

    private void Watch(string line)
    {
        if (!line.StartsWith("out_time_us=", StringComparison.Ordinal) || !long.TryParse(line.AsSpan(12), CultureInfo.InvariantCulture, out var time))
            return;
        Volatile.Write(ref _seconds, time / 1e6);
        if (time > 0)
            _runs.TrySetResult();
    }

    private static List<string> Arguments(IReadOnlyList<string> urls, string segments)
    {
        var grid = PaneGrid.For(urls.Count);
        List<string> arguments = ["-nostdin", "-hide_banner", "-nostats", "-loglevel", "error", "-progress", "pipe:1", "-filter_complex_threads", "1"];
        foreach (var url in urls)
            arguments.AddRange(["-threads", "1", "-fpsprobesize", "0", "-i", url]);
        var panes = urls.Select((_, i) => Invariant($"[{i}:v]fps=15,scale={grid.PaneWidth}:{grid.PaneHeight}:flags=fast_bilinear,setsar=1,format=yuv420p[v{i}]"));
        var places = string.Join('|', urls.Select((_, i) => Invariant($"{grid.At(i).X}_{grid.At(i).Y}")));
        var pictures = string.Concat(urls.Select((_, i) => Invariant($"[v{i}]")));
        var sounds = string.Concat(urls.Select((_, i) => Invariant($"[{i}:a]")));
        var graph = Invariant($"{string.Join(';', panes)};{pictures}xstack=inputs={urls.Count}:layout={places}:fill=black,pad={PaneGrid.Width}:{PaneGrid.Height}[v];{sounds}amix=inputs={urls.Count}:normalize=0,aresample=48000[a]");
        return [.. arguments, "-filter_complex", graph, "-map", "[v]", "-map", "[a]",
            "-c:v", "libx264", "-threads:v", "1", "-preset", "veryfast", "-profile:v", "high", "-sc_threshold", "0", "-keyint_min", "30", "-pix_fmt", "yuv420p",
            "-b:v", "1500k", "-maxrate", "1500k", "-bufsize", "3000k", "-g", "30", "-bf", "0", "-c:a", "aac", "-b:a", "64k", "-ac", "2",
            "-f", "segment", "-segment_time", "10", "-segment_format", "mpegts", segments];
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
