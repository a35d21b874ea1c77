using Recording.Engine.Callbacks;
using Recording.Engine.Vod;

namespace Recording.Engine.Tasks;

/// <summary>Takes a task off the list of open ones when it has ended and its last callback and replay are through, and its media assets are finished.</summary>
public sealed class TaskRetirement(TaskStore tasks, OutboxStore outbox, OpenTaskIndex open, OwedMediaWork media)
{
    /// <summary>Answers whether the task needs nothing more.</summary>
    public async Task<bool> TryRetireAsync(string taskId, CancellationToken cancellationToken)
    {
        // The listing first: who adds replays lists the task again afterwards, so it stays if they come while this looks.
        if (await open.ReadListingAsync(taskId, cancellationToken) is not { } listing)
            return true;

        // Then the state: after a terminal one a task writes no callback any more.
        var task = await tasks.LoadAsync(taskId, cancellationToken);
        if (task is { State.IsTerminal: false } || (task is not null && !(await media.OfAsync(task, cancellationToken)).IsEmpty))
            return false;
        if (await outbox.PeekAsync(taskId, OutboxLane.Task, cancellationToken) is not null
            || await outbox.PeekAsync(taskId, OutboxLane.Replay, cancellationToken) is not null)
            return false;
        return await open.RemoveAsync(taskId, listing, cancellationToken);
    }
}
