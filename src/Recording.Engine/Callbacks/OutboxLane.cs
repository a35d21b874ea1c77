namespace Recording.Engine.Callbacks;

/// <summary>The two queues of a task. A replay of what is old must not hold up what is new.</summary>
public enum OutboxLane
{
    /// <summary>Callbacks that the task caused, in the order of their numbers.</summary>
    Task,

    /// <summary>Callbacks that someone asked to be sent again, in the order of asking.</summary>
    Replay,
}
