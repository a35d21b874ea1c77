using Recording.Core.Playlists;
using Recording.Core.Tasks.Decisions;

namespace Recording.Engine.Tasks;

/// <summary>A row of the manifest: the truth about what is stored.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="Gap">What is missing before it; null when it follows on.</param>
/// <param name="Files">For each output, the number of the file that it belongs to.</param>
public sealed record ManifestSegment(StoredSegment Segment, SegmentGap? Gap, IReadOnlyList<int> Files)
{
    public PlaylistSegment ToPlaylistSegment() =>
        new(Segment.ObjectName, Segment.StartedAt, Segment.Duration, Gap is not null);
}
