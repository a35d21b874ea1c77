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
    OutboxStore outbox,
    TaskRetirement retirement,
    TaskLanesStart lanes,
    IOrchestrations orchestrations,
    ILogger<OpenTaskSweep> logger)
{
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
            // Listed, but the crash came before it was stored, or it is being stored just now: the next sweep is late enough.
            return;
        }

        if (!task.State.IsTerminal && !await orchestrations.IsRunningAsync(taskId, cancellationToken))
        {
            DurableLog.TakenOver(logger, taskId);
            await orchestrations.StartAsync(DurableCalls.Recording, taskId, RecordingRun.Takeover(taskId), cancellationToken);
        }

        if (await retirement.TryRetireAsync(taskId, cancellationToken))
            return;
        await lanes.EnsureAsync(task.Spec, cancellationToken);
        if (await outbox.PeekAsync(taskId, OutboxLane.Replay, cancellationToken) is not null)
            await lanes.EnsureAsync(taskId, WorkLane.Replays, cancellationToken);
    }
}
