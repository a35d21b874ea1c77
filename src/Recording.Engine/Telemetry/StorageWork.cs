namespace Recording.Engine.Telemetry;

/// <summary>What waits for storage.</summary>
public enum StorageWork
{
    /// <summary>A segment that is to be stored.</summary>
    Segment,

    /// <summary>A task's state and records.</summary>
    State,

    /// <summary>An action of a task: a file, a playlist, the end of a capture.</summary>
    Action,

    /// <summary>A media asset.</summary>
    Media,

    /// <summary>Callbacks.</summary>
    Callback,
}
