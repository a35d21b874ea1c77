using Recording.Core.Tasks.State;

namespace Recording.Engine.Capture;

/// <summary>A closed segment on local disk that is not stored yet.</summary>
/// <param name="Position">Its capture and index.</param>
/// <param name="Path">Its file.</param>
/// <param name="StartedAt">UTC of its first frame.</param>
/// <param name="Duration">Media in it.</param>
/// <param name="Media">Signature of codecs and sizes.</param>
/// <param name="ClosedAt">UTC at which it was complete.</param>
internal sealed record PendingSegment(
    SegmentPosition Position, string Path, DateTimeOffset StartedAt, TimeSpan Duration, string Media, DateTimeOffset ClosedAt);
