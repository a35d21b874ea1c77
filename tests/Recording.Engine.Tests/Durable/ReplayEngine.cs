using System.Collections.Concurrent;
using System.Text.Json;
using Recording.Engine.Durable;

namespace Recording.Engine.Tests.Durable;

/// <summary>
/// A Durable engine in memory that runs an orchestration from scratch over its whole history whenever something comes, and the real activities on workers, at
/// least once.
/// </summary>
internal sealed class ReplayEngine(TimeProvider time, Func<string, IOrchestration, string, Task> orchestrators)
{
    private readonly ConcurrentDictionary<string, ReplayInstance> _instances = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ActivityRun, DurableWorker> _running = new();
    private readonly List<DurableWorker> _workers = [];
    private readonly ConcurrentQueue<string> _violations = new();
    private readonly ConcurrentQueue<ActivityRun> _calls = new();
    private int _turn;

    /// <summary>What goes wrong with an activity.</summary>
    public Func<ActivityRun, ActivityFault> Plan { get; set; } = _ => ActivityFault.None;

    /// <summary>How often an event comes, for each.</summary>
    public Func<string, int> Copies { get; set; } = _ => 1;

    /// <summary>Called when an orchestration ends, fails, or an activity has ended.</summary>
    public Action OnChange { get; set; } = () => { };

    /// <summary>After how long an activity of a dead worker is given to another.</summary>
    public TimeSpan Redelivery { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>What orchestrations did that they must not.</summary>
    public IReadOnlyList<string> Violations => [.. _violations];

    /// <summary>Activities that were asked for, in order.</summary>
    public IReadOnlyList<ActivityRun> Calls => [.. _calls];

    /// <summary>Where it is, for a test that fails.</summary>
    public string Describe() => string.Join(
        "; ",
        _instances.Values.Select(instance => $"{instance.Id}: running {instance.IsRunning}, failure {instance.Failure}, run {instance.Generation}, history [{string.Join(", ", instance.History.TakeLast(12))}]")
            .Concat(_running.Select(pair => $"{pair.Key} on {(pair.Value.IsDead ? "a dead" : "a")} worker"))
            .Concat(_violations));

    public ReplayInstance? this[string instanceId] => _instances.GetValueOrDefault(instanceId);

    public void Add(DurableWorker worker)
    {
        lock (_workers)
            _workers.Add(worker);
    }

    /// <summary>No more activities for a worker that is going away.</summary>
    public void Remove(DurableWorker worker)
    {
        lock (_workers)
            _workers.Remove(worker);
    }

    /// <summary>A worker died: nothing that runs on it ever answers.</summary>
    public void Bury(DurableWorker worker)
    {
        Remove(worker);
        foreach (var run in _running.Where(pair => pair.Value == worker && _running.TryRemove(pair)).Select(pair => pair.Key))
            _ = RedeliverAsync(run);
    }

    public bool IsRunning(string instanceId) => this[instanceId] is { IsRunning: true };

    /// <summary>Starts an orchestration; one that runs keeps its place, and the caller is told.</summary>
    public bool TryStart(string orchestrator, string instanceId, object input)
    {
        var fresh = new ReplayInstance(instanceId, orchestrator, JsonSerializer.Serialize(input, input.GetType()));
        var now = _instances.AddOrUpdate(instanceId, fresh, (_, old) => old.IsRunning ? old : fresh);
        if (now != fresh)
            return false;
        Post(fresh, null, null);
        return true;
    }

    public void Raise(string instanceId, string name, object payload) => Raise(instanceId, name, JsonSerializer.Serialize(payload, payload.GetType()));

    /// <summary>An orchestration is gone, or has failed.</summary>
    public void Lose(string instanceId, bool failed)
    {
        var instance = this[instanceId]!;
        instance.End("The test let it fail.");
        if (!failed)
            _instances.TryRemove(instanceId, out _);
    }

    private void Raise(string instanceId, string name, string payload)
    {
        for (var copy = Copies(name); copy > 0 && this[instanceId] is { } instance; copy--)
            Post(instance, new HistoryEvent.Raised(name, payload), null);
    }

    private void Post(ReplayInstance instance, HistoryEvent? message, int? generation)
    {
        if (instance.Post(message, generation))
            ThreadPool.QueueUserWorkItem(_ => Wake(instance));
    }

    private void Wake(ReplayInstance instance)
    {
        while (instance.TakeUp(time.GetUtcNow()))
            Replay(instance);
        OnChange();
    }

    private void Replay(ReplayInstance instance)
    {
        var before = SynchronizationContext.Current;
        var context = new ReplayContext(() => Violate(instance, "something else than the context's tasks was awaited"));
        SynchronizationContext.SetSynchronizationContext(context);
        var run = new ReplayRun(instance.History, context);
        Task task;
        try
        {
            task = run.Run(orchestration => orchestrators(instance.Orchestrator, orchestration, instance.Input));
        }
        finally
        {
            context.IsOver = true;
            SynchronizationContext.SetSynchronizationContext(before);
        }

        if (run.Difference is { } difference)
        {
            Violate(instance, difference);
            return;
        }

        if (task.IsCompletedSuccessfully && run.Open.Any())
        {
            Violate(instance, "it ended while these were under way: " + string.Join(", ", run.Open));
            return;
        }

        instance.History.AddRange(run.New);
        var generation = instance.Generation;
        if (run.NextInput is { } next)
            instance.ContinueAsNew(next, run.Buffered.Select(buffered => new HistoryEvent.Raised(buffered.Name, buffered.Payload)));
        else if (task.IsCompleted)
            instance.End(task.Exception?.InnerException?.ToString());
        foreach (var call in run.New)
            Carry(instance, generation, call);
    }

    private void Violate(ReplayInstance instance, string what)
    {
        _violations.Enqueue($"{instance.Id}: {what}");
        instance.End(what);
        OnChange();
    }

    private void Carry(ReplayInstance instance, int generation, HistoryEvent.Scheduled call)
    {
        switch (call.Kind)
        {
            case "event":
                var (to, name) = (call.Name.Split('|')[0], call.Name.Split('|')[1]);
                if (to == instance.Id)
                    Post(instance, new HistoryEvent.Raised(name, call.Input), null);
                else
                    Raise(to, name, call.Input);
                break;
            case "timer":
                _ = FireAsync(instance, generation, call);
                break;
            default:
                var run = new ActivityRun(instance.Id, generation, call.Id, call.Name, call.Input);
                _calls.Enqueue(run);
                _ = Task.Run(() => CarryAsync(instance, run));
                break;
        }
    }

    private async Task FireAsync(ReplayInstance instance, int generation, HistoryEvent.Scheduled call)
    {
        var wait = JsonSerializer.Deserialize<DateTimeOffset>(call.Input) - time.GetUtcNow();
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time);
        Post(instance, new HistoryEvent.TimerFired(call.Id), generation);
    }

    private async Task CarryAsync(ReplayInstance instance, ActivityRun run)
    {
        var fault = Plan(run);
        if (fault == ActivityFault.Twice)
            _ = Task.Run(() => RunAsync(instance, run with { }));
        if (fault == ActivityFault.AnswerLost)
            await TryAsync(run);
        await RunAsync(instance, run);
        if (fault == ActivityFault.AgainLater)
        {
            await Task.Delay(TimeSpan.FromSeconds(2), time);
            await TryAsync(run);
        }
    }

    private async Task RunAsync(ReplayInstance instance, ActivityRun run)
    {
        Post(instance, await TryAsync(run), run.Generation);
        OnChange();
    }

    /// <summary>Runs an activity on the next worker; what that worker's death interrupts never ends.</summary>
    private async Task<HistoryEvent> TryAsync(ActivityRun run)
    {
        var worker = await NextWorkerAsync();
        _running.TryAdd(run, worker);
        try
        {
            var result = await worker.RunAsync(run.Name, run.Input);
            if (worker.IsDead)
                await Task.Delay(Timeout.Infinite);
            return new HistoryEvent.Completed(run.Id, JsonSerializer.Serialize(result, result.GetType()));
        }
        catch (Exception error) when (!worker.IsDead)
        {
            return new HistoryEvent.Failed(run.Id, error.ToString());
        }
        finally
        {
            _running.TryRemove(run, out _);
        }
    }

    private async Task<DurableWorker> NextWorkerAsync()
    {
        while (true)
        {
            lock (_workers)
            {
                if (_workers.Count > 0)
                    return _workers[_turn++ % _workers.Count];
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), time);
        }
    }

    private async Task RedeliverAsync(ActivityRun run)
    {
        await Task.Delay(Redelivery, time);
        if (this[run.InstanceId] is { } instance)
            await RunAsync(instance, run);
    }
}
