using Recording.Core.Callbacks;
using Recording.Engine.CallbackRecords;

namespace Recording.Engine.Tests.CallbackRecords;

/// <summary>That a query reads what it shows and little else, however much there is.</summary>
public sealed class CallbackRecordReadsTests : IDisposable
{
    private const int Seconds = 5_000;
    private const int PageSize = 20;
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 23, 0, 0, TimeSpan.Zero);

    private readonly LocalTables _local = new();
    private readonly CountingTables _tables;
    private readonly CallbackRecordStore _store;

    public CallbackRecordReadsTests()
    {
        _tables = new CountingTables(_local.Store);
        _store = new CallbackRecordStore(_tables);
    }

    public void Dispose() => _local.Dispose();

    [Fact]
    public async Task Query_AnyPageOfManyRecords_ReadsFewRows()
    {
        // Two records a second over more than an hour and midnight, in ten streams.
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 2 * Seconds), new ParallelOptions { MaxDegreeOfParallelism = 500 }, async (i, token) => await _store.AppendAsync(Record(i), token));
        var all = new CallbackRecordQuery(
            CallbackKind.LiveRecord, "media.example.com", Start.AddDays(-5), Start.AddDays(1), null, null, null, 0, PageSize);

        await AssertReadsAsync(all, 2 * Seconds);
        await AssertReadsAsync(all with { Skip = 9_980 }, 2 * Seconds);
        await AssertReadsAsync(all with { Skip = 5_001 }, 2 * Seconds);
        await AssertReadsAsync(all with { Skip = 1_000_000_000 }, 2 * Seconds);
        await AssertReadsAsync(all with { Succeeded = false, Skip = 2_490 }, 2_500);
        await AssertReadsAsync(all with { App = "live", Stream = "s2", Skip = 990 }, 1_000);
        await AssertReadsAsync(all with { Stream = "s2", Succeeded = true, Skip = 250 }, 500);
        await AssertReadsAsync(all with { From = Start.AddSeconds(5), To = Start.AddSeconds(4_994), Skip = 7_000 }, 9_980);
    }

    private static CallbackRecord Record(int number) => RecordSamples.Live($"task-{number}", Start.AddMilliseconds(500 * number)) with
    {
        Stream = $"s{number / 2 % 10}",
        Succeeded = number % 4 != 0,
    };

    private async Task AssertReadsAsync(CallbackRecordQuery query, long total)
    {
        _tables.Reset();

        var answer = await _store.QueryAsync(query, CancellationToken.None);

        Assert.Equal((total, Math.Clamp(total - query.Skip, 0, PageSize)), (answer.Total, answer.Page.Count));
        Assert.InRange(_tables.Rows, 1, (4 * PageSize) + 20);
        Assert.InRange(_tables.Calls, 1, PageSize + 20);
    }
}
