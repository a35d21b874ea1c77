using System.Text.Json;
using Recording.Contracts.CallbackDeliveries;
using Recording.Core.Callbacks;
using Recording.Engine.CallbackRecords;
using Recording.Engine.Replays;
using Recording.Engine.Tests.CallbackRecords;
using Recording.Engine.Tests.Callbacks;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.Replays;

/// <summary>Replays of relay events go to the subscription as it is then.</summary>
public sealed class RelayReplayTests : IDisposable
{
    private const string Hook = "http://hook.example.com/";
    private const string Other = "http://other.example.com/";
    private readonly CallbackBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Replay_ByApplication_GoesToTheSubscriptionOfNow_AsTheSameMessage()
    {
        await DeliverAsync();
        await _bench.Subs.UpdateAsync("app", Other, [], CancellationToken.None);

        Assert.Equal(2, (await ReplayAsync(ByApp()))!.Chosen.Count);

        var sent = _bench.Sender.Sent;
        Assert.Equal([(1L, 0, Hook), (2, 0, Hook), (1, 1, Other), (2, 1, Other)], sent.Select(entry => (entry.Sequence, entry.Replay, entry.Url)));
        Assert.Equal(sent.Take(2).Select(entry => (entry.MsgId, entry.SubId, entry.DeliveryId)), sent.Skip(2).Select(entry => (entry.MsgId, entry.SubId, entry.DeliveryId)));
        var bodies = sent.Skip(2).Select(entry => JsonElement.Parse(entry.Body)).ToList();
        Assert.All(bodies, body => Assert.True(body.GetProperty("CallbackTs").GetInt64() > ManualTime.Start.ToUnixTimeMilliseconds()));
        Assert.All(bodies, body => Assert.Equal(ManualTime.Start.ToUnixTimeMilliseconds(), body.GetProperty("Payload").GetProperty("EventTs").GetInt64()));
        Assert.Equal(4, (await _bench.RelayRecordsAsync()).Count);
    }

    [Fact]
    public async Task Replay_NobodySubscribedAnyMore_IsDropped()
    {
        await DeliverAsync();
        await _bench.Subs.RemoveAsync("app", CancellationToken.None);

        await ReplayAsync(ByIds("a-1"));

        Assert.Equal(2, _bench.Sender.Sent.Count);
        Assert.Equal(2, (await _bench.RelayRecordsAsync()).Count);
    }

    [Fact]
    public async Task Replay_ToAnAddressOfItsOwn_NeedsNoSubscription()
    {
        await DeliverAsync();
        await _bench.Subs.RemoveAsync("app", CancellationToken.None);

        await ReplayAsync(ByIds("a-2") with { NotifyUrl = Other });

        var (first, again) = (_bench.Sender.Sent[1], _bench.Sender.Sent[^1]);
        Assert.Equal((2L, 1, Other, first.SubId, first.MsgId), (again.Sequence, again.Replay, again.Url, again.SubId, again.MsgId));
        Assert.Equal(first.SubId, JsonElement.Parse(again.Body).GetProperty("SubId").GetString());
    }

    /// <summary>An application's recordings and relays are asked for together, so they come in one order of time.</summary>
    [Fact]
    public async Task Timeline_SeveralKinds_IsInOneOrder()
    {
        var records = new CallbackRecordStore(new MemoryTables());
        for (var i = 0; i < 40; i++)
        {
            await records.AppendAsync(
                RecordSamples.Live($"task-{i}", ManualTime.Start.AddSeconds(i * 7 % 40)) with
                {
                    Kind = i % 3 == 0 ? CallbackKind.Relay : CallbackKind.RtcRecord,
                    App = "app",
                    SubId = i % 3 == 0 ? "Sub-1" : null,
                },
                CancellationToken.None);
        }

        var seen = await new RecordTimeline(records, pageSize: 5)
            .ReadAsync([CallbackKind.RtcRecord, CallbackKind.Relay], "app", ManualTime.Start, ManualTime.Start.AddSeconds(38), CancellationToken.None)
            .ToListAsync();

        Assert.Equal(Enumerable.Range(0, 39).Select(i => ManualTime.Start.AddSeconds(i)), seen.Select(record => record.SentAt));
    }

    private async Task DeliverAsync()
    {
        await _bench.SubscribeAsync(Hook);
        await _bench.AddRelayAsync("a", events: 2);
        _bench.Dispatcher.Retire("a");
        await _bench.UntilRetiredAsync("a");
        _bench.Time.Advance(TimeSpan.FromMinutes(1));
    }

    private async Task<ReplayPlan?> ReplayAsync(ReplayCallbacksRequest request)
    {
        var plan = await _bench.Replay.ReplayAsync(request, CancellationToken.None);
        await _bench.UntilRetiredAsync("a");
        return plan;
    }

    private static ReplayCallbacksRequest ByApp() =>
        new([], null, null, "app", ManualTime.Start.AddMinutes(-1), ManualTime.Start.AddMinutes(2), null, null, 1000);

    private static ReplayCallbacksRequest ByIds(params string[] ids) => ByApp() with { AppId = null, DeliveryIds = ids };
}
