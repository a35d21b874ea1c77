using System.Globalization;
using System.Text;
using Recording.Benchmarks.Results;
using Recording.Engine.CallbackRecords;
using Recording.Testing.Azurite;

namespace Recording.Benchmarks.Records;

/// <summary>
/// What many callback records cost: the same queries over few and over many, how many are written a second, and what the removal of a day
/// costs others. In one process, through the store, on the local adapter; the queries alone on the Azure adapter with Azurite too.
/// </summary>
internal static class RecordBenchmark
{
    private const int Few = 10_000;

    // Page 2,000 is there in both when it has five records.
    private const int SmallPage = 5;
    private const int DeepPage = 2000;

    public static async Task<string> RunAsync(int many, int seconds, bool inAzurite, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var load = MachineDescription.LoadAverage();
        await using var few = new RecordFolder(inAzurite ? await AzuriteServer.StartAsync(cancellationToken) : null);
        await using var large = new RecordFolder(inAzurite ? await AzuriteServer.StartAsync(cancellationToken) : null);
        await few.FillAsync(Few, cancellationToken);
        await large.FillAsync(many, cancellationToken);
        await Console.Error.WriteLineAsync($"{many} records are written.");

        var queries = new QueryComparison(few, large, seconds);
        Add(text, $"| query of 7 days | {Few:N0} records: p50 ms | p99 | {many:N0} records: p50 ms | p99 | ratio p50 | p99 |");
        Add(text, $"|:--|--:|--:|--:|--:|--:|--:|");
        foreach (var (name, query) in new (string, Func<int, int, CallbackRecordQuery>)[]
        {
            ("first page of 20", (_, _) => SampleRecords.Everything(0, 20)),
            ($"page {DeepPage} of {SmallPage}", (_, _) => SampleRecords.Everything((DeepPage - 1) * SmallPage, SmallPage)),
            ("the last page of 20 that there is", (_, records) => SampleRecords.Everything(records - 20, 20)),
            ("count of an app, stream and status, page of 1", (i, _) => SampleRecords.Filtered(i)),
        })
            text.Append(await queries.RunAsync(name, query, cancellationToken));
        if (inAzurite)
            return text.ToString();

        Add(text, $"\n| writers | records a second | p50 ms | p99 | max |");
        Add(text, $"|--:|--:|--:|--:|--:|");
        foreach (var writers in (int[])[1, 8, 64])
            text.Append(await RecordWriters.RunAsync(writers, seconds, cancellationToken));

        var megabytes = large.Bytes / 1_000_000;
        text.Append(CultureInfo.InvariantCulture, $"\n{many:N0} records take {megabytes:N0} MB. {await DayRemoval.RunAsync(large, cancellationToken)}");
        Add(text, $"\nLoad before {load}, after {MachineDescription.LoadAverage()}.");
        return text.ToString();
    }

    private static void Add(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
