using System.Collections.Concurrent;
using System.Diagnostics;
using Recording.Engine.Telemetry;
using Recording.Engine.Tests.Callbacks;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.Telemetry;

public sealed class CallbackTelemetryTests : IDisposable
{
    private readonly CallbackBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task WaitingAge_IsThatOfTheOldestCallback_UntilItIsDelivered()
    {
        await _bench.AddAsync("a", callbacks: 1);
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _bench.Sender.Answer = async _ =>
        {
            reached.SetResult();
            await answer.Task;
            return FakeSender.Status(200);
        };

        _bench.Dispatcher.Retire("a");
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(20));
        _bench.Time.Advance(TimeSpan.FromSeconds(90));

        Assert.Equal(90, _bench.Readings.Gauge("recording.callback.waiting.age"));
        answer.SetResult();
        await _bench.UntilRetiredAsync("a");
        Assert.Equal(0, _bench.Readings.Gauge("recording.callback.waiting.age"));
    }

    [Fact]
    public async Task Spans_AreTracesOfTheirOwnAndTellOfFailures()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == RecordingTraces.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span => spans.Enqueue(span),
        };
        ActivitySource.AddActivityListener(listener);
        var task = $"spans-{Guid.NewGuid()}";
        await _bench.AddAsync(task, callbacks: 1);
        _bench.Sender.Answer = entry => Task.FromResult(FakeSender.Status(entry.Attempts == 0 ? 503 : 200));

        using (var request = new Activity("a request").Start())
            _bench.Dispatcher.Retire(task);
        await _bench.UntilRetiredAsync(task);

        var own = spans.Where(span => Equals(span.GetTagItem("recording.task"), task)).ToList();
        Assert.Equal([("503", 1), (null, 2)], own.Select(span => ((string?)span.GetTagItem("error.type"), (int)span.GetTagItem("recording.callback.attempt")!)));
        Assert.All(own, span => Assert.Null(span.ParentId));
        Assert.Equal([ActivityStatusCode.Error, ActivityStatusCode.Unset], own.Select(span => span.Status));
    }
}
