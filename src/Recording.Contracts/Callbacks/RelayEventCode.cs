namespace Recording.Contracts.Callbacks;

/// <summary>EventCode of a relay's callback. The vendor publishes none, so the numbers are ours.</summary>
public enum RelayEventCode
{
    /// <summary>The task is there and looks for its stream.</summary>
    Started = 1,

    /// <summary>The channel's stream is there, or there again, and is sent on.</summary>
    Running = 2,

    /// <summary>The channel's stream is gone and is waited for.</summary>
    Reconnecting = 3,

    /// <summary>A target does not take the stream, or no more; it is tried again.</summary>
    TargetFailed = 4,

    /// <summary>A target that failed takes the stream.</summary>
    TargetRecovered = 5,

    /// <summary>The task is over. Nothing comes after it.</summary>
    Stopped = 6,

    /// <summary>A target takes the stream for the first time.</summary>
    TargetRunning = 7,
}
