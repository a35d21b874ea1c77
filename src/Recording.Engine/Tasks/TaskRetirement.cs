using Recording.Engine.Callbacks;

namespace Recording.Engine.Tasks;

/// <summary>Takes a task off the list of open ones when it has ended and its last callback is delivered.</summary>
public sealed class TaskRetirement(TaskStore tasks, OutboxStore outbox, OpenTaskIndex open)
{
    /// <summary>Answers whether the task needs nothing more.</summary>
    public async Task<bool> TryRetireAsync(string taskId, CancellationToken cancellationToken)
    {
        // The state first: after a terminal one no callback is written any more.
        if (await tasks.LoadAsync(taskId, cancellationToken) is { State.IsTerminal: false })
            return false;
        if (await outbox.PeekAsync(taskId, cancellationToken) is not null)
            return false;
        await open.RemoveAsync(taskId, cancellationToken);
        return true;
    }
}
