namespace Recording.Media.Compose;

/// <summary>One segment of a run.</summary>
/// <param name="Path">A local file.</param>
/// <param name="Duration">Its media time.</param>
public sealed record RunSegment(string Path, TimeSpan Duration);
