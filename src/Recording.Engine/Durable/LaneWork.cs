using Recording.Engine.Callbacks;
using Recording.Engine.Vod;

namespace Recording.Engine.Durable;

/// <summary>Does what waits in a lane of a task, for its orchestration, which calls it one time after the other.</summary>
internal sealed class LaneWork(
    OutboxStore outbox, CallbackDelivery delivery, ClosedTasks retirement, MediaWork media, TimeProvider time)
{
    /// <summary>So many callbacks at most in a turn, so that a worker that is going away is not waited for.</summary>
    private const int MostCallbacks = 20;

    public Task<LaneTurn> RunAsync(LaneRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Lane switch
        {
            WorkLane.Callbacks => DeliverAsync(run.TaskId, OutboxLane.Task, cancellationToken),
            WorkLane.Replays => DeliverAsync(run.TaskId, OutboxLane.Replay, cancellationToken),
            WorkLane.Media => MakeMediaAsync(run.TaskId, cancellationToken),
        };
    }

    private async Task<LaneTurn> DeliverAsync(string taskId, OutboxLane lane, CancellationToken cancellationToken)
    {
        for (var delivered = 0; delivered < MostCallbacks; delivered++)
        {
            if (await outbox.PeekAsync(taskId, lane, cancellationToken) is not { } row)
                return await retirement.TryRetireAsync(taskId, cancellationToken) ? LaneTurn.Done : LaneTurn.Idle;
            if (row.Entry.NextAttemptAt > time.GetUtcNow())
                return LaneTurn.Until(row.Entry.NextAttemptAt);
            await delivery.AttemptAsync(taskId, row, cancellationToken);
        }

        return LaneTurn.More;
    }

    private async Task<LaneTurn> MakeMediaAsync(string taskId, CancellationToken cancellationToken)
    {
        switch (await media.DoNextAsync(taskId, cancellationToken))
        {
            case MediaProgress.Did:
                return LaneTurn.More;
            case MediaProgress.Idle:
                return LaneTurn.Idle;
            case MediaProgress.Ended:
                await retirement.TryRetireAsync(taskId, cancellationToken);
                return LaneTurn.Done;
        }

        throw new InvalidOperationException("Media work answered nothing known.");
    }
}
