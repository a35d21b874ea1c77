using Recording.Contracts.CallbackDeliveries;
using Recording.Core.Callbacks;
using Recording.Engine.Callbacks;
using Recording.Engine.Replays;
using Recording.Engine.Tests.Callbacks;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.Replays;

public sealed class CallbackReplayTests : IDisposable
{
    private readonly CallbackBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Replay_ById_SendsTheSameCallbackMarkedAsReplay()
    {
        await DeliverAsync("a", callbacks: 3);
        var first = _bench.Sender.Sent.Single(entry => entry.Sequence == 2);

        for (var replay = 1; replay <= 2; replay++)
        {
            var plan = (await _bench.Replay.ReplayAsync(ByIds("a-2"), CancellationToken.None))!;
            Assert.Equal([2L], plan.Chosen.Select(chosen => chosen.Sequence));
            await _bench.UntilRetiredAsync("a");

            var again = _bench.Sender.Sent[^1];
            Assert.Equal((first.DeliveryId, first.Sequence, first.Type, first.Body, first.Url, replay), (again.DeliveryId, again.Sequence, again.Type, again.Body, again.Url, again.Replay));
        }

        var records = (await _bench.RecordsAsync()).Where(record => record.Sequence == 2);
        Assert.Equal([0, 1, 2], records.Select(record => record.Replay).Order());
        Assert.All(records, record => Assert.Equal((1, DeliveryResult.Delivered), (record.Attempt, record.Result)));
    }

    [Fact]
    public async Task Replay_FailedOnesOfATask_LeavesTheDeliveredOut()
    {
        _bench.Sender.Answer = entry => Task.FromResult(FakeSender.Status(entry.Sequence % 2 == 0 ? 410 : 200));
        await DeliverAsync("a", callbacks: 6);
        _bench.Sender.Answer = _ => Task.FromResult(FakeSender.Status(200));

        await _bench.Replay.ReplayAsync(ByTask("a") with { Status = "failed" }, CancellationToken.None);
        await _bench.UntilRetiredAsync("a");

        Assert.Equal([2L, 4L, 6L], _bench.Sender.Sent.Where(entry => entry.Replay > 0).Select(entry => entry.Sequence));
        Assert.Empty((await _bench.Replay.ReplayAsync(ByTask("a") with { Status = "failed" }, CancellationToken.None))!.Chosen);
    }

    [Fact]
    public async Task Replay_RetriedBeforeItWasDelivered_CountsAsDelivered()
    {
        var attempts = 0;
        _bench.Sender.Answer = _ => Task.FromResult(FakeSender.Status(++attempts < 3 ? 500 : 200));
        await DeliverAsync("a", callbacks: 1);

        Assert.Empty((await _bench.Replay.ReplayAsync(ByRange() with { Status = "failed" }, CancellationToken.None))!.Chosen);
        Assert.Single((await _bench.Replay.ReplayAsync(ByRange() with { Status = "success" }, CancellationToken.None))!.Chosen);
    }

    [Fact]
    public async Task Replay_RangeWithABound_GoesOnWhereItBrokeOff()
    {
        foreach (var task in new[] { "a", "b", "c" })
        {
            await DeliverAsync(task, callbacks: 4);
            _bench.Time.Advance(TimeSpan.FromMinutes(10));
        }

        var request = ByRange() with { MaxCount = 5, To = _bench.Time.GetUtcNow() };
        var ids = new List<string>();
        ReplayPlan plan;
        do
        {
            plan = (await _bench.Replay.ReplayAsync(request, CancellationToken.None))!;
            ids.AddRange(plan.Chosen.Select(chosen => $"{chosen.History.Task.Spec.TaskId}-{chosen.Sequence}"));
            request = request with { From = plan.BrokenOffAt ?? default };
            foreach (var task in new[] { "a", "b", "c" })
                await _bench.UntilRetiredAsync(task);
        }
        while (plan.BrokenOffAt is not null);

        // Those of the second at which a part broke off may come in both, since times have whole seconds.
        Assert.Equal(["a-1", "a-2", "a-3", "a-4", "b-1", "b-2", "b-3", "b-4", "c-1", "c-2", "c-3", "c-4"], ids.Distinct().Order());
        Assert.InRange(ids.Count, 12, 14);
    }

    [Fact]
    public async Task Replay_StillWaiting_IsLeftOutAndNamed()
    {
        _bench.Time.RunsAhead = TimeSpan.Zero;
        await _bench.AddAsync("a", callbacks: 2);
        _bench.Sender.Answer = _ => Task.FromResult(FakeSender.Status(500));
        _bench.Dispatcher.Retire("a");
        await _bench.Faults.UntilAsync(async () => (await _bench.Outbox.PeekAsync("a", OutboxLane.Task, CancellationToken.None))!.Entry.Attempts == 1);

        var plan = (await _bench.Replay.ReplayAsync(ByIds("a-1", "a-2", "a-x", "nobody-1", "a"), CancellationToken.None))!;

        Assert.Empty(plan.Chosen);
        Assert.Equal(["a-1"], plan.Waiting);
        Assert.Equal(["a-2", "a-x", "nobody-1", "a"], plan.NotFound);
    }

    [Fact]
    public async Task Replay_UnknownTask_IsNothing() =>
        Assert.Null(await _bench.Replay.ReplayAsync(ByTask("nobody"), CancellationToken.None));

    [Fact]
    public async Task Replay_ToAnotherAddress_GoesThere()
    {
        await DeliverAsync("a", callbacks: 1);

        await _bench.Replay.ReplayAsync(ByTask("a") with { NotifyUrl = "https://new.example.com/" }, CancellationToken.None);
        await _bench.UntilRetiredAsync("a");

        Assert.Equal("https://new.example.com/", _bench.Sender.Sent[^1].Url);
    }

    [Fact]
    public async Task Replay_ItsReceiverHangs_NewCallbacksOfTheTaskGoOn()
    {
        await DeliverAsync("a", callbacks: 1);
        _bench.Sender.Answer = entry => entry.Replay > 0 ? new TaskCompletionSource<DeliveryOutcome>().Task : Task.FromResult(FakeSender.Status(200));
        await _bench.Replay.ReplayAsync(ByTask("a"), CancellationToken.None);
        await _bench.AddCallbackAsync("a", 2);

        _bench.Dispatcher.Signal("a");

        await _bench.Faults.UntilAsync(() => Task.FromResult(_bench.Sender.Sent.Any(entry => entry.Sequence == 2)));
        Assert.True(await _bench.IsOpenAsync("a"));
    }

    [Theory]
    [InlineData(WriteFault.DeathBefore)]
    [InlineData(WriteFault.DeathAfter)]
    internal async Task Replay_ProcessDiesAtAnyWrite_WhatWasAnsweredArrives(WriteFault fault)
    {
        // Two listings and the rows, then two writes for each replay, and the retirement.
        for (var n = 1; n <= 9; n++)
        {
            using var bench = new CallbackBench();
            await bench.AddAsync("a", callbacks: 3);
            bench.Dispatcher.Retire("a");
            await bench.UntilRetiredAsync("a");
            bench.NewProcess();
            var at = n;
            bench.Faults.Plan = write => write == at ? fault : WriteFault.None;
            var asked = bench.Replay.ReplayAsync(ByTask("a"), CancellationToken.None);
            await bench.Faults.UntilAsync(async () => bench.Faults.IsDead || (asked.IsCompleted && !await bench.IsOpenAsync("a")));
            var answered = asked.IsCompleted;

            bench.NewProcess();
            if (await bench.IsOpenAsync("a"))
                bench.Dispatcher.Retire("a");
            await bench.UntilRetiredAsync("a");

            var replayed = bench.Sender.Sent.Where(entry => entry.Replay == 1).Select(entry => entry.Sequence).ToList();
            Assert.Equal(replayed.Order(), replayed);
            if (answered)
                Assert.Equal([1L, 2L, 3L], replayed.Distinct());
        }
    }

    private static ReplayCallbacksRequest ByRange() =>
        new([], null, "Media.example.com", null, ManualTime.Start.AddMinutes(-1), ManualTime.Start.AddMinutes(1), null, null, 1000);

    private static ReplayCallbacksRequest ByTask(string taskId) => ByRange() with { DomainName = null, TaskId = taskId };

    private static ReplayCallbacksRequest ByIds(params string[] ids) => ByRange() with { DomainName = null, DeliveryIds = ids };

    private async Task DeliverAsync(string taskId, int callbacks)
    {
        await _bench.AddAsync(taskId, callbacks);
        _bench.Dispatcher.Retire(taskId);
        await _bench.UntilRetiredAsync(taskId);
    }
}
