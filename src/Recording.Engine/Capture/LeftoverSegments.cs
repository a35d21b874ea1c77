using Recording.Core.Tasks.State;
using Recording.Media.Capture;
using Recording.Media.Probing;

namespace Recording.Engine.Capture;

/// <summary>Finds on local disk what captures before this process closed or left open, and did not store.</summary>
internal sealed class LeftoverSegments(SpoolRecovery recovery, IMediaProbe probe)
{
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
            StartOf(segment, record, isFromStart: first == 0),
            segment.Duration,
            media,
            segment.ClosedAt))];
    }

    /// <summary>
    /// By the capture's anchor where media time is known from its beginning; otherwise the file's last write is its last frame.
    /// </summary>
    private static DateTimeOffset StartOf(ClosedSegment segment, EpochRecord? record, bool isFromStart) =>
        record?.Anchor is { } anchor && isFromStart ? anchor + segment.Start : segment.ClosedAt - segment.Duration;

    private async Task<string> MediaOfAsync(string path, CancellationToken cancellationToken) =>
        (await probe.ProbeAsync(path, cancellationToken))?.Format.Signature ?? "";
}
