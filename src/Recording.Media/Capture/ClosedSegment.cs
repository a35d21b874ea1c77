namespace Recording.Media.Capture;

/// <summary>A segment file that will not change any more.</summary>
/// <param name="Index">Its number in the capture, from 0, without holes.</param>
/// <param name="Path">Its full path.</param>
/// <param name="Start">Media time of its first packet, from the capture's beginning.</param>
/// <param name="Duration">Its media time.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="ClosedAt">When it was closed, on the wall clock.</param>
/// <param name="IsTail">Whether it is the unfinished last segment, found on disk after FFmpeg had gone.</param>
public sealed record ClosedSegment(int Index, string Path, TimeSpan Start, TimeSpan Duration, long Bytes, DateTimeOffset ClosedAt, bool IsTail);
