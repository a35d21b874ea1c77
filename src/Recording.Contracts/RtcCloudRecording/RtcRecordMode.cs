namespace Recording.Contracts.RtcCloudRecording;

/// <summary>How a channel is recorded; a number on the wire.</summary>
public enum RtcRecordMode
{
    /// <summary>Each subscribed stream for itself.</summary>
    Individual = 0,

    /// <summary>All in one picture and one sound.</summary>
    Mixed = 1,
}
