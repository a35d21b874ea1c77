namespace Recording.Core.Tasks.State;

/// <summary>Where a recording task stands.</summary>
public enum TaskPhase
{
    /// <summary>No stream has come yet.</summary>
    Starting,

    /// <summary>At least one track is being recorded.</summary>
    Running,

    /// <summary>Every track that was recorded has lost its stream or its worker, and is being tried again.</summary>
    Recovering,

    /// <summary>A client has paused the task; no stream is waited for.</summary>
    Paused,

    /// <summary>No more is captured; what was captured is being stored and finished.</summary>
    Stopping,

    /// <summary>Terminal: every file is finished or has failed. Callbacks may still wait to be delivered.</summary>
    Stopped,
}
