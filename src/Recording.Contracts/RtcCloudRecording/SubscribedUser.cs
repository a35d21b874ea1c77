namespace Recording.Contracts.RtcCloudRecording;

/// <summary>One stream of a user.</summary>
/// <param name="UserId">1 to 64 characters.</param>
/// <param name="StreamType">Default <see cref="RtcStreamType.Original"/>.</param>
/// <param name="SourceType">Default <see cref="RtcSourceType.Camera"/>, and always that for audio alone.</param>
public sealed record SubscribedUser(string UserId, RtcStreamType StreamType, RtcSourceType SourceType)
{
    /// <summary>The user's channel, where it is not the task's: only relays mix across channels.</summary>
    public string? ChannelId { get; init; }
}
