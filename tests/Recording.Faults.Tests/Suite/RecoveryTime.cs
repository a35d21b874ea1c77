using System.Globalization;

namespace Recording.Faults.Tests.Suite;

/// <summary>How long a recovery took, and whether the machine could have done better.</summary>
/// <param name="Seconds">From the fault, or from the start of the next process.</param>
/// <param name="Load">The machine's load average over that minute, for each of its processors.</param>
internal sealed record RecoveryTime(double Seconds, double Load)
{
    /// <summary>Above this programs wait for each processor, and a time says little of the one under test.</summary>
    private const double Overload = 1;

    /// <summary>How much longer things may take then.</summary>
    private const double OverloadFactor = 3;

    public static RecoveryTime Since(long timestamp) => new(TimeProvider.System.GetElapsedTime(timestamp).TotalSeconds, CurrentLoad());

    public static void EnsureWithin(double seconds, IReadOnlyList<RecoveryTime> recoveries) => Assert.All(
        recoveries, recovery => Assert.True(recovery.Seconds <= seconds * (recovery.Load > Overload ? OverloadFactor : 1), $"Took {recovery}, {seconds} s allowed."));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Seconds:F1} s (load {Load:F1})");

    private static double CurrentLoad() =>
        double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) / Environment.ProcessorCount;
}
