namespace Recording.Media.Capture;

/// <summary>How a capture ended.</summary>
/// <param name="Reason">The reason to act on.</param>
/// <param name="Detail">One line for people, with secrets taken out.</param>
public sealed record CaptureExit(CaptureExitReason Reason, string Detail);
