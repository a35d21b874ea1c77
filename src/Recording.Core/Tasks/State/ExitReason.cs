namespace Recording.Core.Tasks.State;

/// <summary>Why a track or a task ended.</summary>
public enum ExitReason
{
    /// <summary>A client asked for it.</summary>
    StopRequested,

    /// <summary>No stream came within the time for the first one.</summary>
    StreamNotFound,

    /// <summary>The stream went and did not come back within the idle time.</summary>
    StreamEnded,

    /// <summary>The stream's codecs cannot be recorded.</summary>
    UnsupportedMedia,

    /// <summary>FFmpeg is not installed where the service runs.</summary>
    CaptureImpossible,

    /// <summary>A client took the track's user off the subscriptions.</summary>
    Unsubscribed,
}
