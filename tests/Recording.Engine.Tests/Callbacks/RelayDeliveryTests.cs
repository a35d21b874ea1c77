using System.Text.Json;
using Recording.Core.Callbacks;
using Recording.Engine.Callbacks;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.Callbacks;

/// <summary>Relay events go to whoever is subscribed when they are attempted.</summary>
public sealed class RelayDeliveryTests : IDisposable
{
    private const string Hook = "http://hook.example.com/?token=a";
    private const string Other = "http://other.example.com/";
    private readonly CallbackBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Deliver_Subscribed_EveryEventInOrder_NamesTheSubscriptionAndTheMoment()
    {
        var sub = await _bench.SubscribeAsync(Hook);
        await _bench.AddRelayAsync("a", events: 5);

        await DeliverAsync("a");

        var sent = _bench.Sender.Sent;
        Assert.Equal([1L, 2L, 3L, 4L, 5L], sent.Select(entry => entry.Sequence));
        Assert.All(sent, entry => Assert.Equal((Hook, sub.SubId), (entry.Url, entry.SubId)));
        Assert.Equal(5, sent.Select(entry => entry.MsgId).Distinct().Count());
        foreach (var (entry, record) in sent.Zip(await _bench.RelayRecordsAsync()))
        {
            var body = JsonElement.Parse(entry.Body);
            Assert.Equal(
                (sub.SubId, entry.MsgId, "my-a", record.SentAt.ToUnixTimeMilliseconds()),
                (Text(body, "SubId"), Text(body, "MsgId"), Text(body, "TaskId"), body.GetProperty("CallbackTs").GetInt64()));
            Assert.Equal(
                (entry.Body, entry.Url, entry.SubId, entry.MsgId, "app", "room", DeliveryResult.Delivered),
                (record.Body, record.Url, record.SubId, record.MsgId, record.App, record.Stream, record.Result));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Deliver_NobodySubscribedToTheChannel_DropsAtOnceWithoutARecord(bool toOthers)
    {
        if (toOthers)
            await _bench.SubscribeAsync(Hook, "hall", "Room");
        await _bench.AddRelayAsync("a", events: 5);

        await DeliverAsync("a");

        Assert.Empty(_bench.Sender.Sent);
        Assert.Empty(await _bench.RelayRecordsAsync());
        Assert.Empty(_bench.Time.Waits);
    }

    [Fact]
    public async Task Deliver_SubscribedToTheChannel_IsSent()
    {
        await _bench.SubscribeAsync(Hook, "hall", "room");
        await _bench.AddRelayAsync("a", events: 1);

        await DeliverAsync("a");

        Assert.Single(_bench.Sender.Sent);
    }

    [Fact]
    public async Task Deliver_AddressCorrectedBetweenAttempts_TheNextOneGoesThere_WithTheSameMsgId()
    {
        var sub = await _bench.SubscribeAsync(Hook);
        await _bench.AddRelayAsync("a", events: 2);
        _bench.Sender.Answer = async entry =>
        {
            if (entry.Url == Other)
                return FakeSender.Status(200);
            if (entry.Attempts == 2)
                await _bench.Subs.UpdateAsync("app", Other, [], CancellationToken.None);
            return FakeSender.Status(404);
        };

        await DeliverAsync("a");

        Assert.Equal(
            [(1L, Hook), (1, Hook), (1, Hook), (1, Other), (2, Other)], _bench.Sender.Sent.Select(entry => (entry.Sequence, entry.Url)));
        Assert.All(_bench.Sender.Sent, entry => Assert.Equal(sub.SubId, entry.SubId));
        Assert.Single(_bench.Sender.Sent.Take(4).Select(entry => entry.MsgId).Distinct());
        Assert.Equal([1, 2, 3, 4, 1], (await _bench.RelayRecordsAsync()).Select(record => record.Attempt));
    }

    [Fact]
    public async Task Deliver_SubscriptionDeletedBetweenAttempts_DropsWhatWaits()
    {
        await _bench.SubscribeAsync(Hook);
        await _bench.AddRelayAsync("a", events: 5);
        _bench.Sender.Answer = async _ =>
        {
            await _bench.Subs.RemoveAsync("app", CancellationToken.None);
            return FakeSender.Status(500);
        };

        await DeliverAsync("a");

        Assert.Single(_bench.Sender.Sent);
        Assert.Equal(DeliveryResult.Retrying, Assert.Single(await _bench.RelayRecordsAsync()).Result);
    }

    [Fact]
    public async Task Deliver_AnotherSubscriptionBetweenAttempts_IsNamedInTheBody()
    {
        await _bench.SubscribeAsync(Hook);
        await _bench.AddRelayAsync("a", events: 1);
        _bench.Sender.Answer = async entry =>
        {
            if (entry.Attempts > 0)
                return FakeSender.Status(200);
            await _bench.Subs.RemoveAsync("app", CancellationToken.None);
            await _bench.SubscribeAsync(Other);
            return FakeSender.Status(500);
        };

        await DeliverAsync("a");

        var records = await _bench.RelayRecordsAsync();
        Assert.Equal(2, records.Select(record => record.SubId).Distinct().Count());
        Assert.All(records, record => Assert.Equal(record.SubId, Text(JsonElement.Parse(record.Body), "SubId")));
    }

    [Theory]
    [InlineData(WriteFault.DeathBefore)]
    [InlineData(WriteFault.DeathAfter)]
    internal async Task Deliver_ProcessDiesAtAnyWrite_EveryEventArrivesInOrder(WriteFault fault)
    {
        for (var n = 1; n <= 5; n++)
        {
            using var bench = new CallbackBench();
            await bench.SubscribeAsync(Hook);
            await bench.AddRelayAsync("a", events: 2);
            var at = n;
            bench.Faults.Plan = write => write == at ? fault : WriteFault.None;
            bench.Dispatcher.Retire("a");
            await bench.Faults.UntilAsync(() => Task.FromResult(bench.Faults.IsDead));

            bench.NewProcess();
            bench.Dispatcher.Retire("a");
            await bench.UntilRetiredAsync("a");

            var sent = bench.Sender.Sent.Select(entry => entry.Sequence).ToList();
            Assert.Equal([1L, 2L], sent.Distinct());
            Assert.Equal(sent.Order(), sent);
            Assert.InRange(sent.Count, 2, 3);
        }
    }

    [Fact]
    public async Task Wait_TheStoredEventHasNoAddress()
    {
        _bench.Time.RunsAhead = TimeSpan.Zero;
        await _bench.SubscribeAsync(Hook);
        await _bench.AddRelayAsync("a", events: 1);
        _bench.Sender.Answer = _ => Task.FromResult(FakeSender.Status(503, TimeSpan.FromMinutes(2)));
        _bench.Dispatcher.Retire("a");
        await _bench.Faults.UntilAsync(async () => (await HeadAsync())?.Attempts == 1);

        var entry = (await HeadAsync())!;
        Assert.Equal(("", "no", ManualTime.Start.AddMinutes(2)), (entry.Url, entry.LastFailure, entry.NextAttemptAt));
        Assert.Null(entry.SubId);
    }

    private async Task<OutboxEntry?> HeadAsync() => (await _bench.Outbox.PeekAsync("a", OutboxLane.Task, CancellationToken.None))?.Entry;

    private async Task DeliverAsync(string taskId)
    {
        _bench.Dispatcher.Retire(taskId);
        await _bench.UntilRetiredAsync(taskId);
    }

    private static string Text(JsonElement value, string member) => value.GetProperty(member).GetString()!;
}
