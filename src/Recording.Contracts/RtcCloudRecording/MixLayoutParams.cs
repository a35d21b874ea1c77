namespace Recording.Contracts.RtcCloudRecording;

/// <summary>The picture of a mixed recording.</summary>
/// <param name="MixBackground">Behind all panes; null for black.</param>
/// <param name="UserPanes">1 to 17 panes.</param>
public sealed record MixLayoutParams(LayoutBackground? MixBackground, IReadOnlyList<UserPane> UserPanes);
