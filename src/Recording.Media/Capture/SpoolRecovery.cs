using Recording.Media.Probing;

namespace Recording.Media.Capture;

/// <summary>Finds the segments that a dead process left in a capture's folder.</summary>
public sealed class SpoolRecovery(IMediaProbe probe)
{
    /// <summary>
    /// The segments in <paramref name="folder"/> whose index is at least <paramref name="firstIndex"/> (the number of segments
    /// already stored), in order. Files without a decodable packet are left out. Nothing is deleted. The last one is marked as tail.
    /// </summary>
    public Task<IReadOnlyList<ClosedSegment>> FindAsync(string folder, int firstIndex, CancellationToken ct)
    {
        _ = (probe, folder, firstIndex, ct);
        throw new NotImplementedException();
    }
}
