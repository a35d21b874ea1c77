using Recording.Core.Tasks.Decisions;
using Recording.Engine.Tasks;
using Recording.Engine.Tests.Kit;
using Recording.Storage;

namespace Recording.Engine.Tests.Durable;

/// <summary>Works a bench to the end of its task, whatever happens: feeds each capture that begins, stops the task once enough is stored, and sweeps.</summary>
internal sealed class RecordingOperator(DurableBench bench, int segments)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromSeconds(5);
    private DateTimeOffset _sweepAt = bench.Time.GetUtcNow() + BetweenSweeps;
    private FakeRun? _run;
    private Task _stop = Task.CompletedTask;

    /// <summary>What else is done in a step.</summary>
    public Action OnStep { get; set; } = () => { };

    /// <summary>Looks again and again: what it waits for may be that nothing happens any more.</summary>
    public async Task RunAsync()
    {
        for (var end = TimeProvider.System.GetUtcNow().AddSeconds(40); !await IsOverAsync(); await Task.Delay(Step, bench.Time))
        {
            if (TimeProvider.System.GetUtcNow() > end)
                Assert.Fail($"The task does not come to its end: {await bench.StateAsync()}, {bench.Engine.Describe()}");
            OnStep();
            foreach (var dead in bench.Workers.Where(worker => worker.IsDead))
                dead.Die();
            foreach (var worker in bench.Workers.Where(worker => !worker.IsDead))
                _run = worker.Capture.TryNext()?.Up() ?? _run;
            var stored = (await bench.Ended.ManifestAsync()).Count;
            if (stored < segments)
                _run?.Segment();
            else if (_stop.IsCompleted)
                _stop = TryAsync(() => bench.RaiseAsync(new TaskEvent.StopRequested()));
            if (bench.Time.GetUtcNow() < _sweepAt)
                continue;
            _sweepAt = bench.Time.GetUtcNow() + BetweenSweeps;
            await TryAsync(bench.SweepAsync);
        }
    }

    private async Task<bool> IsOverAsync() =>
        (await new OpenTaskIndex(bench.Tables).ReadAsync(CancellationToken.None)).Count == 0 && !bench.Engine.IsRunning(bench.Spec.TaskId);

    /// <summary>A client that is told to come again does so; one whose worker dies hears nothing.</summary>
    private static async Task TryAsync(Func<Task> call)
    {
        try
        {
            await call().WaitAsync(TimeSpan.FromSeconds(5));
        }
        catch (Exception error) when (error is StorageUnavailableException or TimeoutException)
        {
            // It is done again.
        }
    }
}
