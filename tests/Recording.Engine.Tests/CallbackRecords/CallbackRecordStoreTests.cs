using Recording.Core.Callbacks;
using Recording.Engine.CallbackRecords;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.CallbackRecords;

public sealed class CallbackRecordStoreTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly CallbackRecordStore _store = new(new MemoryTables());

    [Fact]
    public async Task Query_OverMidnight_IsNewestFirst()
    {
        await FillAsync();

        var (page, total) = await _store.QueryAsync(Query(-2, 1), CancellationToken.None);

        Assert.Equal(4, total);
        Assert.Equal([1L, 0L, -1L, -2L], page.Select(record => record.Sequence));
    }

    [Fact]
    public async Task Query_EndWithinASecond_IncludesAllOfIt()
    {
        await _store.AppendAsync(Record(1, Midnight.AddMilliseconds(999)), CancellationToken.None);
        await _store.AppendAsync(Record(2, Midnight.AddSeconds(1)), CancellationToken.None);

        Assert.Equal(1, (await _store.QueryAsync(Query(-1, 0), CancellationToken.None)).Total);
    }

    [Fact]
    public async Task Query_Filters_KeepWhatFits()
    {
        await FillAsync();

        Assert.Equal(3, (await _store.QueryAsync(Query(-9, 9) with { Succeeded = false }, CancellationToken.None)).Total);
        Assert.Equal(0, (await _store.QueryAsync(Query(-9, 9) with { Stream = "two" }, CancellationToken.None)).Total);
        Assert.Equal(6, (await _store.QueryAsync(Query(-9, 9) with { App = "live" }, CancellationToken.None)).Total);
        Assert.Equal(6, (await _store.QueryAsync(Query(-9, 9) with { Owner = "Media.Example.Com" }, CancellationToken.None)).Total);
        Assert.Equal(0, (await _store.QueryAsync(Query(-9, 9) with { Owner = "a/b?c" }, CancellationToken.None)).Total);
        Assert.Equal(0, (await _store.QueryAsync(Query(-9, 9) with { Kind = CallbackKind.RtcRecord }, CancellationToken.None)).Total);
    }

    [Fact]
    public async Task Query_SecondPage_HasTheRestAndTheTotal()
    {
        await FillAsync();

        var (page, total) = await _store.QueryAsync(Query(-9, 9) with { Skip = 4, Take = 4 }, CancellationToken.None);

        Assert.Equal(6, total);
        Assert.Equal([-2L, -3L], page.Select(record => record.Sequence));
    }

    [Fact]
    public async Task Append_Twice_IsOneRecordAndAnotherAttemptIsAnother()
    {
        var record = Record(1, Midnight);
        await _store.AppendAsync(record, CancellationToken.None);
        await _store.AppendAsync(record, CancellationToken.None);
        await _store.AppendAsync(record with { Attempt = 2 }, CancellationToken.None);

        var (page, total) = await _store.QueryAsync(Query(-9, 9), CancellationToken.None);

        Assert.Equal((2, 2), (page.Count, total));
        Assert.Contains(record, page);
    }

    [Theory]
    [InlineData('"')]
    [InlineData('録')]
    [InlineData('x')]
    public async Task Append_LargestBodies_FitTheLimitsOfRowsAndTransactions(char character)
    {
        using var local = new LocalTables();
        var store = new CallbackRecordStore(local.Store);
        var records = Enumerable.Range(0, 20)
            .Select(i => Record(i, Midnight.AddSeconds(i)) with { Body = new string(character, 70_000), Stream = $"stream{i}" }).ToList();

        await Task.WhenAll(records.Select(record => store.AppendAsync(record, CancellationToken.None)));

        var (page, total) = await store.QueryAsync(Query(-9, 99), CancellationToken.None);
        Assert.Equal(20, total);
        Assert.Equal(Enumerable.Reverse(records).Select(record => record with { Body = record.Body[..65_536] }), page);
    }

    [Fact]
    public async Task Append_LongNamesOfOthers_AreKeptApart()
    {
        var (app, id) = (new string('/', 256), new string('?', 1000));
        await _store.AppendAsync(Record(1, Midnight) with { App = app + "1", DeliveryId = id, Domain = app }, CancellationToken.None);
        await _store.AppendAsync(Record(2, Midnight) with { App = app + "2", DeliveryId = id + "2", Domain = app }, CancellationToken.None);

        var (page, total) = await _store.QueryAsync(Query(-9, 9) with { Owner = app, App = app + "2" }, CancellationToken.None);

        Assert.Equal((1, 2), (total, Assert.Single(page).Sequence));
        Assert.Equal(2, (await _store.QueryAsync(Query(-9, 9) with { Owner = app }, CancellationToken.None)).Total);
    }

    [Fact]
    public async Task Append_CancelledBefore_WritesNothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _store.AppendAsync(Record(1, Midnight), new CancellationToken(canceled: true)));

        Assert.Equal(0, (await _store.QueryAsync(Query(-9, 9), CancellationToken.None)).Total);
    }

    private static CallbackRecordQuery Query(int from, int to) => new(
        CallbackKind.LiveRecord, "media.example.com", Midnight.AddSeconds(from), Midnight.AddSeconds(to), null, null, null, 0, 500);

    private static CallbackRecord Record(long sequence, DateTimeOffset sentAt) =>
        RecordSamples.Live($"task-{sequence}", sentAt) with { Sequence = sequence, Succeeded = sequence % 2 == 0 };

    private async Task FillAsync()
    {
        for (var second = -3; second <= 2; second++)
            await _store.AppendAsync(Record(second, Midnight.AddSeconds(second)), CancellationToken.None);
    }
}
