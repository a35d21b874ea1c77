using Recording.Contracts.CallbackRecords;
using Recording.Contracts.Queries;
using Recording.Engine.Callbacks;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.Callbacks;

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

        Assert.Equal(3, (await _store.QueryAsync(Query(-9, 9) with { Status = "failed" }, CancellationToken.None)).Total);
        Assert.Equal(0, (await _store.QueryAsync(Query(-9, 9) with { StreamName = "two" }, CancellationToken.None)).Total);
        Assert.Equal(6, (await _store.QueryAsync(Query(-9, 9) with { AppName = "live" }, CancellationToken.None)).Total);
        Assert.Equal(0, (await _store.QueryAsync(Query(-9, 9) with { DomainName = "a/b?c" }, CancellationToken.None)).Total);
    }

    [Fact]
    public async Task Query_SecondPage_HasTheRestAndTheTotal()
    {
        await FillAsync();

        var (page, total) = await _store.QueryAsync(Query(-9, 9) with { Page = new PageRequest(2, 4) }, CancellationToken.None);

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

        var (page, _) = await _store.QueryAsync(Query(-9, 9), CancellationToken.None);

        Assert.Equal(2, page.Count);
        Assert.Contains(record, page);
    }

    private static DescribeLiveRecordNotifyRecordsRequest Query(int from, int to) => new(
        "media.example.com", null, null, null, Midnight.AddSeconds(from), Midnight.AddSeconds(to), new PageRequest(1, 500));

    private static CallbackRecord Record(long sequence, DateTimeOffset sentAt) => new()
    {
        DeliveryId = $"task-{sequence}",
        TaskId = "task",
        Sequence = sequence,
        Attempt = 1,
        Type = "record_started",
        Url = "http://127.0.0.1/",
        Domain = "media.example.com",
        App = "live",
        Stream = "one",
        Body = "{}",
        Headers = "{}",
        SentAt = sentAt,
        Succeeded = sequence % 2 == 0,
        Status = 200,
        Description = "success",
        Response = "",
        CostMilliseconds = 1,
    };

    private async Task FillAsync()
    {
        for (var second = -3; second <= 2; second++)
            await _store.AppendAsync(Record(second, Midnight.AddSeconds(second)), CancellationToken.None);
    }
}
