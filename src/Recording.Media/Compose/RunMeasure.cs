using Recording.Media.Probing;

namespace Recording.Media.Compose;

/// <summary>
/// Measures runs by the packets of their first and last segments. The listed durations are those between cuts, and the sound
/// of a run reaches a little over its cuts on both sides: joined by them, runs would overlap and packets would be retimed.
/// </summary>
internal sealed class RunMeasure(IMediaProbe probe)
{
    // Transport streams count 33 bits of 1/90000 s.
    private static readonly TimeSpan ClockWrap = TimeSpan.FromSeconds((1L << 33) / 90_000.0);

    /// <summary>FFmpeg lists a segment even where the disk was full at its first bytes; less than a picture says nothing about what is before it.</summary>
    private const long SliverBytes = 64 * 1024;

    private const byte TransportSync = 0x47;

    /// <summary>
    /// Whether a segment that cannot be decoded is the beginning of one that was cut off at once. Anything else that cannot be decoded is damaged, and what
    /// it held is missed.
    /// </summary>
    public static bool IsSliver(RunSegment segment)
    {
        using var file = File.OpenRead(segment.Path);
        return file.Length < SliverBytes && (file.ReadByte() is -1 or TransportSync);
    }

    /// <summary>The run with its extent and without a sliver at its end, or null when its first or last segment holds nothing to decode.</summary>
    public async Task<MeasuredRun?> MeasureAsync(MediaRun run, CancellationToken ct)
    {
        var first = await probe.ProbeAsync(run.Segments[0].Path, ct);
        var last = run.Segments.Count == 1 ? first : await probe.ProbeAsync(run.Segments[^1].Path, ct);
        while (last is null && run.Segments.Count > 1 && IsSliver(run.Segments[^1]))
        {
            run = new MediaRun([.. run.Segments.SkipLast(1)]);
            last = await probe.ProbeAsync(run.Segments[^1].Path, ct);
        }

        if (first is null || last is null)
            return null;

        var duration = last.End - first.Start;
        return new MeasuredRun(run, first.Format, duration < TimeSpan.Zero ? duration + ClockWrap : duration);
    }
}
