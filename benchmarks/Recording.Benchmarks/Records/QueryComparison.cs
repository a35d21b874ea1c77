using System.Diagnostics;
using System.Globalization;
using Recording.Benchmarks.Results;
using Recording.Engine.CallbackRecords;

namespace Recording.Benchmarks.Records;

/// <summary>
/// Times a query over few records and over many, in turns of twenty, so that whatever else the machine does falls on both. A first part
/// is not counted.
/// </summary>
internal sealed class QueryComparison(RecordFolder few, RecordFolder many, int seconds)
{
    private const int Turn = 20;

    /// <summary>A line of the table.</summary>
    /// <param name="name">What is asked for.</param>
    /// <param name="query">The n-th query to a folder of so many records.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<string> RunAsync(string name, Func<int, int, CallbackRecordQuery> query, CancellationToken cancellationToken)
    {
        await TurnAsync(few, query, 0, cancellationToken);
        await TurnAsync(many, query, 0, cancellationToken);
        var (ofFew, ofMany) = (new List<double>(), new List<double>());
        var end = Stopwatch.GetTimestamp() + (seconds * Stopwatch.Frequency);
        while (Stopwatch.GetTimestamp() < end)
        {
            ofFew.AddRange(await TurnAsync(few, query, ofFew.Count, cancellationToken));
            ofMany.AddRange(await TurnAsync(many, query, ofMany.Count, cancellationToken));
        }

        var (a, b) = (Distribution.Of(ofFew)!, Distribution.Of(ofMany)!);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {a.P50:0.000} | {a.P99:0.000} | {b.P50:0.000} | {b.P99:0.000} | {b.P50 / a.P50:0.00} | {b.P99 / a.P99:0.00} |\n");
    }

    private static async Task<List<double>> TurnAsync(
        RecordFolder folder, Func<int, int, CallbackRecordQuery> query, int from, CancellationToken cancellationToken)
    {
        var times = new List<double>(Turn);
        for (var i = 0; i < Turn; i++)
        {
            var asked = query(from + i, folder.Records);
            var begin = Stopwatch.GetTimestamp();
            var (page, total) = await folder.Store.QueryAsync(asked, cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            if (asked.App is null && (page.Count != asked.Take || total != folder.Records))
                throw new InvalidOperationException($"{page.Count} of {total} records were answered where {asked.Take} should be.");
        }

        return times;
    }
}
