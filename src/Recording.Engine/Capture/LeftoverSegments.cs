using Recording.Core.Tasks.State;
using Recording.Media.Capture;
using Recording.Media.Probing;

namespace Recording.Engine.Capture;

/// <summary>Finds on local disk what captures before this process closed or left open, and did not store.</summary>
internal sealed class LeftoverSegments(SpoolRecovery recovery, IMediaProbe probe)
{
    /// <summary>How far a file's last write may be from its segment's end; beyond, its clock has wrapped or jumped.</summary>
    private static readonly TimeSpan LongestWriteDelay = TimeSpan.FromSeconds(5);

    /// <summary>The segments of a folder after the last stored one, in order.</summary>
    public async Task<IReadOnlyList<PendingSegment>> FindAsync(
        EpochFolder folder, SegmentPosition lastStored, CancellationToken cancellationToken)
    {
        if (folder.Epoch < lastStored.Epoch)
            return [];

        var first = folder.Epoch == lastStored.Epoch ? lastStored.Index + 1 : 0;
        var closed = await recovery.FindAsync(folder.Path, first, cancellationToken);
        if (closed.Count == 0)
            return [];

        var record = folder.ReadRecord();
        var media = record?.Media ?? await MediaOfAsync(closed[0].Path, cancellationToken);
        return [.. closed.Select(segment => new PendingSegment(
            new SegmentPosition(folder.Epoch, segment.Index),
            segment.Path,
            StartOf(segment, record),
            segment.Duration,
            media,
            segment.ClosedAt))];
    }

    /// <summary>
    /// By the capture's anchor, so that it gets the name that it would have got, or has got already; otherwise the file's last write is
    /// its last frame.
    /// </summary>
    private static DateTimeOffset StartOf(ClosedSegment segment, EpochRecord? record)
    {
        var byFile = segment.ClosedAt - segment.Duration;
        return record?.Anchor + segment.Start is { } byAnchor && (byAnchor - byFile).Duration() < LongestWriteDelay ? byAnchor : byFile;
    }

    private async Task<string> MediaOfAsync(string path, CancellationToken cancellationToken) =>
        (await probe.ProbeAsync(path, cancellationToken))?.Format.Signature ?? "";
}
