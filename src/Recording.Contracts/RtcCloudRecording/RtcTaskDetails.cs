namespace Recording.Contracts.RtcCloudRecording;

/// <summary>What is known of a task beyond the vendor's answer. Times are UTC, <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
/// <param name="State">STARTING, RUNNING, RECOVERING, PAUSED, STOPPING or STOPPED.</param>
/// <param name="ExitReason">Why it ended; null before.</param>
/// <param name="ExitDetail">The same in words; null when there is nothing to say.</param>
/// <param name="CreateTime">Creation.</param>
/// <param name="StartTime">First stream; null before.</param>
/// <param name="EndTime">End; null before.</param>
/// <param name="Tracks">One for each subscribed stream, in the order of subscription; ended ones too.</param>
public sealed record RtcTaskDetails(
    string State,
    string? ExitReason,
    string? ExitDetail,
    string CreateTime,
    string? StartTime,
    string? EndTime,
    IReadOnlyList<RtcTrackDetails> Tracks)
{
    /// <summary>The media assets: those of the files by track and number, then the merged ones; empty for a bucket.</summary>
    public IReadOnlyList<RtcMediaAsset> Media { get; init; } = [];
}
