using System.Globalization;

namespace Recording.Faults.Tests.Suite;

/// <summary>A stretch in which nothing could be recorded: from a fault to the moment at which the service says that it records again.</summary>
/// <param name="Seconds">Its length.</param>
/// <param name="Faults">How many faults were in it; between two of them some moments may have been recorded before the service could say so.</param>
internal sealed record Outage(double Seconds, int Faults = 1)
{
    /// <summary>
    /// What may be missing beyond the outage: the source's last second before the fault (FFmpeg and the RTMP server hold packets back to order them)
    /// and the way to the first packet after it, which the service notices at the latest half a second late.
    /// </summary>
    public const double Tail = 2;

    /// <summary>
    /// The holes of a recording are those of its outages, in order: none is where nothing failed, none is longer than its outage and the tail. A fault may
    /// have cost nothing, and then which hole is whose is not known: one way to tell them apart is enough.
    /// </summary>
    public static void EnsureExplain(IReadOnlyList<Outage> outages, IReadOnlyList<double> holes)
    {
        // Up to which holes the outages so far can explain.
        HashSet<int> explained = [0];
        foreach (var outage in outages)
            explained = [.. explained.SelectMany(from => outage.Ends(holes, from))];
        Assert.True(
            explained.Contains(holes.Count),
            $"Holes of {string.Join(", ", holes.Select(Text))} s are not those of outages of {string.Join(", ", outages.Select(outage => $"{Text(outage.Seconds)} s ({outage.Faults})"))}.");
    }

    /// <summary>After which hole the next outage may begin, if this one's are those from there on.</summary>
    private IEnumerable<int> Ends(IReadOnlyList<double> holes, int from)
    {
        var sum = 0.0;
        yield return from;
        for (var count = 1; count <= Faults && from + count <= holes.Count; count++)
        {
            sum += holes[from + count - 1];
            if (sum <= Seconds + (Tail * count))
                yield return from + count;
        }
    }

    private static string Text(double seconds) => seconds.ToString("F1", CultureInfo.InvariantCulture);
}
