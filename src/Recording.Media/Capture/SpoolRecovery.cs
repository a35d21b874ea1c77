using Recording.Media.Probing;

namespace Recording.Media.Capture;

/// <summary>Finds the segments that a dead process left in a capture's folder.</summary>
public sealed class SpoolRecovery(IMediaProbe probe)
{
    private readonly CapturedSegmentScan _scan = new(probe);

    /// <summary>
    /// The segments in <paramref name="folder"/> whose index is at least <paramref name="firstIndex"/> (the number of segments
    /// already stored), in order, with times read from their packets and ClosedAt from the file's last write. Files without a
    /// decodable packet are left out. Nothing is deleted. The last one is marked as tail. No process may write to the folder
    /// any more; see <see cref="OrphanedCaptures"/>.
    /// </summary>
    public async Task<IReadOnlyList<ClosedSegment>> FindAsync(string folder, int firstIndex, CancellationToken ct) =>
        await _scan.FindAsync(folder, firstIndex, firstStart: null, ct);
}
