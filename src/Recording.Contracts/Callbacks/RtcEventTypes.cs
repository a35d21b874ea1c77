namespace Recording.Contracts.Callbacks;

/// <summary>Values of eventType. The vendor's, but for those that say otherwise.</summary>
public static class RtcEventTypes
{
    public const string TaskCreated = "TaskCreated";
    public const string TaskStarting = "TaskStarting";
    public const string TaskStartFailed = "TaskStartFailed";
    public const string TaskRunning = "TaskRunning";
    public const string TaskRecovering = "TaskRecovering";

    /// <summary>Ours.</summary>
    public const string TaskPaused = "TaskPaused";

    public const string TaskStopping = "TaskStopping";
    public const string TaskStopped = "TaskStopped";
    public const string RecordFileUploaded = "RecordFileUploaded";

    /// <summary>Ours.</summary>
    public const string RecordFileFailed = "RecordFileFailed";
}
