namespace Recording.Contracts.RtcCloudRecording;

/// <summary>Who is recorded.</summary>
/// <param name="SubscribeUserIdList">1 to 17 entries, none twice.</param>
public sealed record SubscribeParams(IReadOnlyList<SubscribedUser> SubscribeUserIdList);
