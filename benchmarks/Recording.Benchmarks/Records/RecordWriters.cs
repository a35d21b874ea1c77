using System.Diagnostics;
using System.Globalization;
using Recording.Benchmarks.Results;

namespace Recording.Benchmarks.Records;

/// <summary>Writes records of one domain, each writer one after the other, as deliveries do.</summary>
internal static class RecordWriters
{
    /// <summary>A line of the table.</summary>
    public static async Task<string> RunAsync(int writers, int seconds, CancellationToken cancellationToken)
    {
        await using var folder = new RecordFolder();
        var number = 0L;
        await LoadAsync(1);
        var times = Distribution.Of(await LoadAsync(seconds))!;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {writers} | {times.Count / (double)seconds:0} | {times.P50:0.00} | {times.P99:0.00} | {times.Max:0.0} |\n");

        async Task<IEnumerable<double>> LoadAsync(int length)
        {
            var end = Stopwatch.GetTimestamp() + (length * Stopwatch.Frequency);
            var all = await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(() => WriteAsync(end), cancellationToken)));
            return all.SelectMany(times => times);
        }

        async Task<List<double>> WriteAsync(long end)
        {
            var times = new List<double>();
            while (Stopwatch.GetTimestamp() < end)
            {
                var record = SampleRecords.At(Interlocked.Increment(ref number), TimeProvider.System.GetUtcNow());
                var begin = Stopwatch.GetTimestamp();
                await folder.Store.AppendAsync(record, cancellationToken);
                times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            }

            return times;
        }
    }
}
