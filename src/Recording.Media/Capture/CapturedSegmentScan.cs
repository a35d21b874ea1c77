using Recording.Core.Ffmpeg;
using Recording.Media.Probing;

namespace Recording.Media.Capture;

/// <summary>Reads segments that FFmpeg did not live to list.</summary>
internal sealed class CapturedSegmentScan(IMediaProbe probe)
{
    // FFmpeg's transport streams begin at this time instead of 0, so that decoding times in front of the first picture stay positive.
    private static readonly TimeSpan ClockBase = TimeSpan.FromSeconds(1.4);

    private const int TransportPacket = 188;

    /// <summary>
    /// The decodable segments from <paramref name="firstIndex"/> on, in order, the last one marked as tail.
    /// </summary>
    /// <param name="folder">The capture's folder.</param>
    /// <param name="firstIndex">Segments with a smaller index are left alone.</param>
    /// <param name="firstStart">Where the first one begins in media time, when that is known.</param>
    /// <param name="ct">Ends the scan.</param>
    public async Task<List<ClosedSegment>> FindAsync(string folder, int firstIndex, TimeSpan? firstStart, CancellationToken ct)
    {
        var found = new List<(int Index, FileInfo File, MediaProbeResult Probe)>();
        foreach (var (index, file) in Files(folder).Where(f => f.Index >= firstIndex).OrderBy(f => f.Index))
        {
            TrimPartialPacket(file);
            if (await probe.ProbeAsync(file.FullName, ct) is { } result)
                found.Add((index, file, result));
        }

        var segments = new List<ClosedSegment>(found.Count);
        for (var i = 0; i < found.Count; i++)
        {
            var (index, file, result) = found[i];
            var start = index == firstIndex && firstStart is { } known ? known : StartOf(index, result);
            var end = i + 1 < found.Count && found[i + 1].Index == index + 1 ? StartOf(index + 1, found[i + 1].Probe) : result.End - ClockBase;
            var duration = Plausible(end - start, result.Duration);
            segments.Add(new ClosedSegment(index, file.FullName, start, duration, file.Length, file.LastWriteTimeUtc, IsTail: i + 1 == found.Count));
        }

        return segments;
    }

    private static IEnumerable<(int Index, FileInfo File)> Files(string folder)
    {
        if (!Directory.Exists(folder))
            yield break;

        foreach (var file in new DirectoryInfo(folder).EnumerateFiles())
        {
            if (SegmentFileName.TryParse(file.Name, out var index))
                yield return (index, file);
        }
    }

    private static TimeSpan StartOf(int index, MediaProbeResult result) =>
        index == 0 ? TimeSpan.Zero : result.CutStart > ClockBase ? result.CutStart - ClockBase : TimeSpan.Zero;

    // The time between two cuts is what lines the segments up, as in FFmpeg's own list; but a clock that wrapped (after 26 h) or
    // jumped makes it absurd, and then the packets' own extent is the truth.
    private static TimeSpan Plausible(TimeSpan betweenCuts, TimeSpan extent) =>
        betweenCuts > TimeSpan.Zero && (betweenCuts - extent).Duration() < TimeSpan.FromSeconds(2) ? betweenCuts : extent;

    // A killed writer can leave a part of a packet; a reader of the joined bytes would lose its place there.
    private static void TrimPartialPacket(FileInfo file)
    {
        var excess = file.Length % TransportPacket;
        if (excess == 0)
            return;

        var written = file.LastWriteTimeUtc;
        using (var stream = file.Open(FileMode.Open, FileAccess.Write))
            stream.SetLength(file.Length - excess);
        file.LastWriteTimeUtc = written;
        file.Refresh();
    }
}
