namespace Recording.Engine.Replays;

/// <summary>Sends the replays that wait. One per head.</summary>
public interface IReplayLane
{
    /// <summary>Says that a task has replays waiting.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="hasEnded">Whether the task has ended, so that nothing else looks after it.</param>
    /// <param name="cancellationToken">Ends the wait; the replays stay stored.</param>
    Task SignalAsync(string taskId, bool hasEnded, CancellationToken cancellationToken);
}
