namespace Recording.Core.Tasks.Decisions;

/// <summary>A stretch that is missing before a segment. Timestamps begin anew after it.</summary>
/// <param name="From">UTC end of what is recorded before.</param>
/// <param name="To">UTC start of what is recorded after.</param>
public sealed record SegmentGap(DateTimeOffset From, DateTimeOffset To);
