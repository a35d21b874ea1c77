namespace Recording.Benchmarks.Results;

/// <summary>What can be said of many values in a few.</summary>
internal sealed record Distribution(int Count, double P50, double P99, double Max)
{
    public static Distribution? Of(IEnumerable<double> values)
    {
        List<double> sorted = [.. values.Order()];
        return sorted.Count == 0 ? null : new Distribution(sorted.Count, Rank(sorted, 0.5), Rank(sorted, 0.99), sorted[^1]);
    }

    /// <summary>The middle value, or the mean of the two in the middle.</summary>
    public static double Median(IEnumerable<double> values)
    {
        List<double> sorted = [.. values.Order()];
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    // Nearest rank: always a value that was measured.
    private static double Rank(List<double> sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
}
