using Recording.Engine.Tasks;

namespace Recording.Engine.Durable;

/// <summary>Takes tasks off the list of open ones, but not before their orchestration has closed them: the sweep would not find them any more.</summary>
internal sealed class ClosedTasks(TurnStore turns, TaskRetirement retirement)
{
    /// <summary>Answers whether the task needs nothing more.</summary>
    public async Task<bool> TryRetireAsync(string taskId, CancellationToken cancellationToken) =>
        await turns.ReadAsync(taskId, cancellationToken) is not { IsOver: true, IsClosed: false }
        && await retirement.TryRetireAsync(taskId, cancellationToken);
}
