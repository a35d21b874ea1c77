using Recording.Core.Callbacks;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.Callbacks;

public sealed class CallbackDispatcherTests : IDisposable
{
    private readonly CallbackBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Deliver_SeveralCallbacks_InOrderOnceAndRecorded()
    {
        await _bench.AddAsync("a", callbacks: 5);

        _bench.Dispatcher.Retire("a");
        await _bench.UntilRetiredAsync("a");

        Assert.Equal([1L, 2L, 3L, 4L, 5L], _bench.Sender.Sent.Select(entry => entry.Sequence));
        Assert.Equal(5, (await _bench.RecordsAsync()).Count);
        Assert.All(await _bench.RecordsAsync(), record => Assert.True(record.Succeeded));
    }

    [Fact]
    public async Task Deliver_ReceiverFails_QuickRetriesThenBackoffUntilADayHasPassed()
    {
        await _bench.AddAsync("a", callbacks: 1);
        _bench.Sender.Answer = _ => Task.FromResult(FakeSender.Status(500));

        _bench.Dispatcher.Retire("a");
        await _bench.UntilRetiredAsync("a");

        var waits = _bench.Time.Waits;
        Assert.Equal(Enumerable.Repeat(TimeSpan.FromSeconds(1), 5), waits.Take(5));
        Assert.All(waits.Skip(5).Select((wait, i) => (wait, longest: Math.Min(900, 10 * Math.Pow(2, i)))), pair =>
            Assert.InRange(pair.wait.TotalSeconds, pair.longest / 2, pair.longest));
        Assert.InRange(_bench.Time.GetUtcNow() - ManualTime.Start, TimeSpan.FromHours(23.5), TimeSpan.FromHours(24));
        var records = await _bench.RecordsAsync();
        Assert.Equal(Enumerable.Range(1, waits.Count + 1), records.Select(record => record.Attempt));
        Assert.Single(records.Select(record => record.DeliveryId).Distinct());
    }

    [Fact]
    public async Task Deliver_Gone_IsGivenUpAndTheNextOneFollows()
    {
        await _bench.AddAsync("a", callbacks: 2);
        _bench.Sender.Answer = entry => Task.FromResult(FakeSender.Status(entry.Sequence == 1 ? 410 : 200));

        _bench.Dispatcher.Retire("a");
        await _bench.UntilRetiredAsync("a");

        Assert.Equal([1L, 2L], _bench.Sender.Sent.Select(entry => entry.Sequence));
        Assert.Equal([410, 200], (await _bench.RecordsAsync()).Select(record => record.Status));
    }

    [Fact]
    public async Task Deliver_RetryAfter_IsHonouredWithinBounds()
    {
        await _bench.AddAsync("a", callbacks: 1);
        var attempts = 0;
        _bench.Sender.Answer = _ => Task.FromResult(++attempts switch
        {
            1 => FakeSender.Status(503, TimeSpan.FromSeconds(42)),
            2 => FakeSender.Status(503, TimeSpan.FromDays(1)),
            3 => FakeSender.Status(503, TimeSpan.FromSeconds(-5)),
            _ => FakeSender.Status(200),
        });

        _bench.Dispatcher.Retire("a");
        await _bench.UntilRetiredAsync("a");

        Assert.Equal([TimeSpan.FromSeconds(42), TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(1)], _bench.Time.Waits);
    }

    [Fact]
    public async Task Deliver_OneTasksReceiverHangs_OthersAreNotDelayed()
    {
        await _bench.AddAsync("dead", callbacks: 1);
        await _bench.AddAsync("alive", callbacks: 3);
        _bench.Sender.Answer = entry =>
            entry.DeliveryId.StartsWith("dead", StringComparison.Ordinal) ? new TaskCompletionSource<DeliveryOutcome>().Task : Task.FromResult(FakeSender.Status(200));

        _bench.Dispatcher.Retire("dead");
        _bench.Dispatcher.Retire("alive");
        await _bench.UntilRetiredAsync("alive");

        Assert.True(await _bench.IsOpenAsync("dead"));
    }

    [Theory]
    [InlineData(WriteFault.DeathBefore)]
    [InlineData(WriteFault.DeathAfter)]
    internal async Task Deliver_ProcessDiesAtAnyWrite_EveryCallbackArrivesInOrder(WriteFault fault)
    {
        // Two writes for each callback (record, removal), and the retirement.
        for (var n = 1; n <= 7; n++)
        {
            using var bench = new CallbackBench();
            await bench.AddAsync("a", callbacks: 3);
            var at = n;
            bench.Faults.Plan = write => write == at ? fault : WriteFault.None;
            bench.Dispatcher.Retire("a");
            await bench.Faults.UntilAsync(() => Task.FromResult(bench.Faults.IsDead));

            bench.NewProcess();
            bench.Dispatcher.Retire("a");
            await bench.UntilRetiredAsync("a");

            var sent = bench.Sender.Sent.Select(entry => entry.Sequence).ToList();
            Assert.Equal([1L, 2L, 3L], sent.Distinct());
            Assert.Equal(sent.Order(), sent);
            Assert.InRange(sent.Count, 3, 4);
        }
    }

    [Theory]
    [InlineData(WriteFault.Refused)]
    [InlineData(WriteFault.AnswerLost)]
    internal async Task Deliver_AnyWriteFailsOnce_EveryCallbackArrivesInOrder(WriteFault fault)
    {
        for (var n = 1; n <= 7; n++)
        {
            using var bench = new CallbackBench();
            await bench.AddAsync("a", callbacks: 3);
            var at = n;
            bench.Faults.Plan = write => write == at ? fault : WriteFault.None;
            bench.Dispatcher.Retire("a");
            await bench.UntilRetiredAsync("a");

            Assert.Equal([1L, 2L, 3L], bench.Sender.Sent.Select(entry => entry.Sequence).Distinct());
        }
    }

    [Fact]
    public async Task Signal_TaskEndedButNotWoundUp_StaysOpenUntilItIs()
    {
        await _bench.AddAsync("a", callbacks: 1);
        var delivered = new TaskCompletionSource();
        _bench.Sender.Answer = _ =>
        {
            delivered.TrySetResult();
            return Task.FromResult(FakeSender.Status(200));
        };

        _bench.Dispatcher.Signal("a");
        await delivered.Task;
        Assert.True(await _bench.IsOpenAsync("a"));

        _bench.Dispatcher.Retire("a");
        await _bench.UntilRetiredAsync("a");
    }

    [Fact]
    public async Task Retire_TaskThatWasNeverStored_IsTakenOff()
    {
        await _bench.ListAsync("nobody");
        _bench.Dispatcher.Retire("nobody");
        await _bench.UntilRetiredAsync("nobody");

        Assert.Empty(_bench.Sender.Sent);
    }
}
