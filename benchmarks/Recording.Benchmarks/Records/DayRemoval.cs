using System.Diagnostics;
using System.Globalization;
using Recording.Benchmarks.Results;
using Recording.Storage.Tables;

namespace Recording.Benchmarks.Records;

/// <summary>Removes the table of a day while somebody else writes to another table.</summary>
internal static class DayRemoval
{
    /// <summary>A sentence.</summary>
    public static async Task<string> RunAsync(RecordFolder folder, CancellationToken cancellationToken)
    {
        var alone = await WriteAsync(folder, Task.Delay(TimeSpan.FromSeconds(5), cancellationToken), cancellationToken);
        var begin = Stopwatch.GetTimestamp();
        var day = SampleRecords.End.AddDays(-1);
        var during = await WriteAsync(
            folder, folder.Tables.DeleteTableAsync($"callbacks{day:yyyyMMdd}", cancellationToken), cancellationToken);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            Removing a day of them takes {Stopwatch.GetElapsedTime(begin).TotalSeconds:0.0} s; another writer's transactions take
            p50 {during.P50:0.0} ms, p99 {during.P99:0.0} ms, at most {during.Max:0} ms meanwhile, and {alone.P50:0.0}, {alone.P99:0.0} and {alone.Max:0} ms before.

            """);
    }

    private static async Task<Distribution> WriteAsync(RecordFolder folder, Task until, CancellationToken cancellationToken)
    {
        var times = new List<double>();
        do
        {
            var begin = Stopwatch.GetTimestamp();
            await folder.Tables.ExecuteAsync(
                "other", "p", [new TableOperation.Upsert("row", new Dictionary<string, object> { ["Value"] = times.Count })], cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }
        while (!until.IsCompleted);

        await until;
        return Distribution.Of(times)!;
    }
}
