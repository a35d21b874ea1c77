namespace Recording.Media.Capture;

/// <summary>How patient a capture is.</summary>
/// <param name="Connect">From the start to the first media.</param>
/// <param name="Stall">Between two advances of the media time.</param>
internal sealed record CaptureLimits(TimeSpan Connect, TimeSpan Stall);
