namespace Recording.Core.Tasks.Decisions;

/// <summary>Why a capture is over.</summary>
public enum CaptureEndReason
{
    /// <summary>It was told to stop.</summary>
    Stopped,

    /// <summary>The service is shutting down and will resume the task at its next start.</summary>
    ServiceStopping,

    /// <summary>The worker is going away while the task goes on: another worker is to take over at once.</summary>
    HandedOver,

    /// <summary>The source ended, stalled, was not there, or began anew under the same connection.</summary>
    SourceLost,

    /// <summary>The capture itself failed or was killed.</summary>
    Failed,

    /// <summary>The source's codecs cannot be recorded.</summary>
    UnsupportedMedia,

    /// <summary>FFmpeg is not installed.</summary>
    Impossible,
}
