namespace Recording.Core.Tasks.State;

/// <summary>Where a target of a relay stands.</summary>
public enum TargetPhase
{
    /// <summary>It has not taken the stream yet.</summary>
    Connecting,

    /// <summary>It takes the stream.</summary>
    Live,

    /// <summary>It refused the stream or was lost, and is tried again.</summary>
    Failed,
}
