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
    public async Task Age_IsThatOfTheCallbackAtEachAttempt()
    {
        await _bench.AddAsync("a", callbacks: 1);
        _bench.Sender.Answer = entry =>
        {
            // Each attempt takes a minute, on top of the schedule's second between them.
            _bench.Time.Advance(TimeSpan.FromMinutes(1));
            return Task.FromResult(FakeSender.Status(entry.Attempts < 2 ? 503 : 200));
        };

        _bench.Dispatcher.Retire("a");
        await _bench.UntilRetiredAsync("a");

        Assert.Equal([0, 61], _bench.Readings.Of("recording.callback.age", "recording.callback.result=Retrying"));
        Assert.Equal([122], _bench.Readings.Of("recording.callback.age", "recording.callback.result=Delivered", "recording.callback.kind=LiveRecord"));
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
