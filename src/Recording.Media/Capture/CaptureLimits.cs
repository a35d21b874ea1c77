namespace Recording.Media.Capture;

/// <summary>How patient a capture is.</summary>
/// <param name="FirstMedia">From the start until media is written. Silence after connecting ends earlier, by FFmpeg's own read limit.</param>
/// <param name="Stall">Between two advances of the media time.</param>
internal sealed record CaptureLimits(TimeSpan FirstMedia, TimeSpan Stall);
