using Recording.Benchmarks.Results;
using Recording.Benchmarks.Streams;
using Recording.Testing.Media;

namespace Recording.Benchmarks.Capture;

/// <summary>What it costs to record live streams, beside nginx's own record, and how fast what was recorded is safe.</summary>
internal static class CaptureBenchmark
{
    /// <summary>Runs everything. Progress goes to standard error, so that standard output is the report alone.</summary>
    public static async Task<BenchmarkReport> RunAsync(BenchmarkOptions options, CancellationToken cancellationToken)
    {
        var begun = TimeProvider.System.GetUtcNow();
        var load = MachineDescription.LoadAverage();
        var machine = await MachineDescription.ReadAsync(cancellationToken);
        var clip = await SourceClip.GetAsync(RecordedStreams.Clip, cancellationToken);

        Say($"{options.Starts} starts, one after the other ...");
        var starts = await StartBenchmark.RunAsync(options.Starts, clip, cancellationToken);
        List<CaptureResult> captures = [];
        foreach (var recordings in options.Recordings)
            captures.Add(await new CaptureComparison(options, recordings, clip, Say).RunAsync(cancellationToken));
        return new BenchmarkReport(begun, machine, load, MachineDescription.LoadAverage(), options.Seconds, starts, captures);
    }

    private static void Say(string text) => Console.Error.WriteLine(text);
}
