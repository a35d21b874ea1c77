using Recording.Contracts.RtcCloudRecording;

namespace Recording.Core.Operations.Rtc;

/// <summary>What mixing depends on.</summary>
/// <param name="Record">The mode.</param>
/// <param name="Users">The streams.</param>
internal sealed record MixScene(RecordParams Record, IReadOnlyList<SubscribedUser> Users)
{
    public bool IsMixed => Record.RecordMode == RtcRecordMode.Mixed;

    /// <summary>Whether files have a picture: it is wanted, and some stream brings one.</summary>
    public bool HasVideo =>
        Record.StreamType != RtcStreamType.AudioOnly && Users.Any(user => user.StreamType != RtcStreamType.AudioOnly);
}
