using Microsoft.Extensions.Logging;
using Recording.Engine.Callbacks;
using Recording.Engine.Tasks;

namespace Recording.Engine.Durable;

/// <summary>
/// Looks after every open task: an orchestration that is missing, because a worker died between storing a task and starting it, or that failed, is
/// started again, and takes over. For a timer function, once a minute.
/// </summary>
internal sealed class OpenTaskSweep(
    OpenTaskIndex open,
    TaskStore tasks,
    TurnStore turns,
    OutboxStore outbox,
    ClosedTasks closed,
    TaskRetirement retirement,
    TaskLanesStart lanes,
    IOrchestrations orchestrations,
    TimeProvider time,
    ILogger<OpenTaskSweep> logger)
{
    /// <summary>A task is listed before it is stored; what is not stored by then never will be.</summary>
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(10);

    /// <summary>A task that is just being started has no orchestration for a moment; a second one must not be begun beside the first.</summary>
    private static readonly TimeSpan TimeToStart = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, DateTimeOffset> _absent = new(StringComparer.Ordinal);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var taskId in await open.ReadAsync(cancellationToken))
        {
            try
            {
                await LookAfterAsync(taskId, cancellationToken);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                // One task must not keep the others from being looked after.
                DurableLog.SweepWaits(logger, error, taskId);
            }
        }
    }

    private async Task LookAfterAsync(string taskId, CancellationToken cancellationToken)
    {
        if (await tasks.LoadAsync(taskId, cancellationToken) is not { } task)
        {
            await ForgetAsync(taskId, cancellationToken);
            return;
        }

        var isOrphan = await IsOwedAsync(task, cancellationToken) && !await orchestrations.IsRunningAsync(taskId, cancellationToken);
        if (isOrphan)
        {
            DurableLog.TakenOver(logger, taskId);
            await orchestrations.StartAsync(DurableCalls.Recording, taskId, RecordingRun.TakingOver(taskId), cancellationToken);
        }

        if (await closed.TryRetireAsync(taskId, cancellationToken))
            return;
        await lanes.EnsureAsync(task.Spec, cancellationToken);
        if (isOrphan)
            await lanes.SignalAsync(taskId, WorkLane.Callbacks, cancellationToken);
        if (await outbox.PeekAsync(taskId, OutboxLane.Replay, cancellationToken) is not null)
            await lanes.EnsureAsync(taskId, WorkLane.Replays, cancellationToken);
    }

    /// <summary>Whether a task needs its orchestration, and not just waits for its first one to begin.</summary>
    private async Task<bool> IsOwedAsync(LoadedTask task, CancellationToken cancellationToken)
    {
        var isYoung = time.GetUtcNow() < task.Spec.CreatedAt + TimeToStart;
        if (!task.State.IsTerminal && !isYoung)
            return true;
        var turn = await turns.ReadAsync(task.Spec.TaskId, cancellationToken);
        if (isYoung && turn is { Number: 0 })
            return false;
        return !task.State.IsTerminal || turn is { IsClosed: false };
    }

    /// <summary>Takes off a task that is listed and not stored, once that cannot be about to happen.</summary>
    private async Task ForgetAsync(string taskId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_absent.TryAdd(taskId, now) || now < _absent[taskId] + LongestStart)
            return;
        if (await retirement.TryRetireAsync(taskId, cancellationToken))
            _absent.Remove(taskId);
    }
}
