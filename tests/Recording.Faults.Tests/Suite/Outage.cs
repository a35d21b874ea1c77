namespace Recording.Faults.Tests.Suite;

/// <summary>A stretch in which nothing could be recorded: from a fault to the moment at which the service says that it records again.</summary>
/// <param name="Seconds">Its length.</param>
internal sealed record Outage(double Seconds)
{
    /// <summary>
    /// What may be missing beyond the outage: the source's last second before the fault (FFmpeg and the RTMP server hold packets back to order them)
    /// and the way to the first packet after it, which the service notices at the latest half a second late.
    /// </summary>
    public const double Tail = 2;

    /// <summary>The holes of a recording are those of its outages, and none is longer than its outage and the tail.</summary>
    public static void EnsureExplain(IReadOnlyList<Outage> outages, IReadOnlyList<double> holes)
    {
        Assert.True(holes.Count <= outages.Count, $"{holes.Count} holes, but only {outages.Count} outages: {string.Join(", ", holes)}");
        if (holes.Count == outages.Count)
        {
            for (var i = 0; i < holes.Count; i++)
                Assert.True(holes[i] <= outages[i].Seconds + Tail, $"Hole {i} is {holes[i]:F1} s long, its outage {outages[i].Seconds:F1} s.");
            return;
        }

        // An outage may have cost nothing; which hole is whose is not known then.
        var (sum, longest) = (outages.Sum(outage => outage.Seconds + Tail), outages.Max(outage => outage.Seconds) + Tail);
        Assert.True(holes.Sum() <= sum && holes.Max() <= longest, $"Holes of {string.Join(", ", holes)} s.");
    }
}
