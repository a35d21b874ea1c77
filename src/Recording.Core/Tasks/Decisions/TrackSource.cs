using Recording.Contracts.RtcCloudRecording;

namespace Recording.Core.Tasks.Decisions;

/// <summary>A stream to be recorded.</summary>
/// <param name="User">Whose it is.</param>
/// <param name="SealedAddress">Its address, encrypted: no decision depends on it.</param>
public sealed record TrackSource(SubscribedUser User, string SealedAddress);
