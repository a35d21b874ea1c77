using Recording.Core.Tasks.State;

namespace Recording.Core.Tasks.Decisions;

/// <summary>A segment that is safe in storage.</summary>
/// <param name="Position">Which capture closed it, and as which of its segments.</param>
/// <param name="Sequence">Its number in the track.</param>
/// <param name="ObjectName">Name of the object in the task's container.</param>
/// <param name="StartedAt">UTC of its first frame.</param>
/// <param name="Duration">Media in it.</param>
/// <param name="Bytes">Length of the object.</param>
/// <param name="Md5">Hex MD5 of the object.</param>
/// <param name="Media">Signature of its codecs and sizes.</param>
public sealed record StoredSegment(
    SegmentPosition Position,
    long Sequence,
    string ObjectName,
    DateTimeOffset StartedAt,
    TimeSpan Duration,
    long Bytes,
    string Md5,
    string Media)
{
    /// <summary>UTC of its last frame.</summary>
    public DateTimeOffset EndedAt => StartedAt + Duration;
}
