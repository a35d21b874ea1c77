using Recording.Core.Callbacks;
using Recording.Engine.Callbacks;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.Callbacks;

public sealed class PendingDeliveriesTests : IDisposable
{
    private readonly CallbackBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(100)]
    public async Task Read_PageAfterPage_ShowsEachOnceInTheOrderOfDelivery(int size)
    {
        await _bench.AddAsync("a", callbacks: 3);
        await _bench.ListAsync("b");
        await _bench.AddAsync("c", callbacks: 2);
        await _bench.Outbox.AddReplaysAsync("c", [Replay("c", 1), Replay("c", 2)], ManualTime.Start.AddHours(1), CancellationToken.None);
        await _bench.Outbox.AddReplaysAsync("c", [Replay("c", 1)], ManualTime.Start, CancellationToken.None);

        var seen = new List<PendingDelivery>();
        string? token = null;
        do
        {
            var (page, next) = await _bench.Pending.ReadAsync(null, token, size, CancellationToken.None);
            Assert.InRange(page.Count, 0, size);
            seen.AddRange(page);
            token = next;
        }
        while (token is not null);

        Assert.Equal(
            ["a-1:0", "a-2:0", "a-3:0", "c-1:0", "c-2:0", "c-1:1", "c-1:1", "c-2:1"],
            seen.Select(delivery => $"{delivery.Entry.DeliveryId}:{delivery.Entry.Replay}"));
        Assert.Equal(
            ["a-1", "a-1", "a-1", "c-1", "c-1", "c-1", "c-1", "c-1"], seen.Select(delivery => delivery.Head.DeliveryId));
    }

    [Fact]
    public async Task Read_OneTask_ShowsNoOther()
    {
        await _bench.AddAsync("a", callbacks: 1);
        await _bench.AddAsync("b", callbacks: 1);

        Assert.Equal("b", Assert.Single((await _bench.Pending.ReadAsync("b", null, 20, CancellationToken.None)).Page).TaskId);
        Assert.Empty((await _bench.Pending.ReadAsync("no/such", null, 20, CancellationToken.None)).Page);
    }

    [Fact]
    public async Task Read_AttemptFailed_TellsAttemptsReasonAndTheNextTime()
    {
        _bench.Time.RunsAhead = TimeSpan.Zero;
        await _bench.AddAsync("a", callbacks: 2);
        _bench.Sender.Answer = _ => Task.FromResult(FakeSender.Status(503, TimeSpan.FromMinutes(2)));
        _bench.Dispatcher.Signal("a");
        await _bench.Faults.UntilAsync(async () => (await HeadAsync()).Attempts == 1);

        var (page, _) = await _bench.Pending.ReadAsync("a", null, 20, CancellationToken.None);

        Assert.Equal(2, page.Count);
        Assert.Equal(ManualTime.Start.AddMinutes(2), page[0].Entry.NextAttemptAt);
        Assert.Equal("no", page[0].Entry.LastFailure);
        Assert.Same(page[0].Entry, page[1].Head);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("YS9iCjAK")]
    [InlineData("YQoyCg")]
    public void Parse_TokenOfNobody_IsNull(string text) => Assert.Null(DeliveryToken.Parse(text));

    private async Task<OutboxEntry> HeadAsync() => (await _bench.Outbox.PeekAsync("a", OutboxLane.Task, CancellationToken.None))!.Entry;

    private static OutboxEntry Replay(string task, long sequence) => new()
    {
        DeliveryId = $"{task}-{sequence}",
        Sequence = sequence,
        Kind = CallbackKind.LiveRecord,
        Replay = 1,
        Type = "record_started",
        Url = "http://127.0.0.1:9/",
        Body = "{}",
        Domain = "media.example.com",
        App = "live",
        Stream = "one",
        WrittenAt = ManualTime.Start,
        NextAttemptAt = ManualTime.Start,
    };
}
