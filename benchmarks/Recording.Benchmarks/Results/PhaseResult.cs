using Recording.Benchmarks.Usage;

namespace Recording.Benchmarks.Results;

/// <summary>One steady measurement.</summary>
/// <param name="Windows">Its windows in order.</param>
/// <param name="Memory">The memory at its end.</param>
/// <param name="WrittenMegabitsPerStream">What was written to disk, in Mbit/s for each stream: the proof that the work was done.</param>
internal sealed record PhaseResult(IReadOnlyList<WindowUsage> Windows, MemoryUsage Memory, double WrittenMegabitsPerStream)
{
    /// <summary>
    /// The median over the quieter half of the windows. Other work on the machine distorts both ways: lost caches make the same
    /// work dearer, and a process that has to wait for a core finds more packets at once, which makes it cheaper.
    /// </summary>
    public double Median(Func<WindowUsage, double> value) =>
        Distribution.Median(Windows.OrderBy(window => window.Rest).Take((Windows.Count + 1) / 2).Select(value));
}
