using System.Globalization;

namespace Recording.Faults.Tests.Suite;

/// <summary>How long the suite is, and its dice. Set by <c>./test faults</c>.</summary>
internal static class FaultSuite
{
    /// <summary>The environment variable that makes the suite long when it is <c>long</c>.</summary>
    public const string LengthVariable = "RECORDING_FAULTS";

    /// <summary>The environment variable with the seed of everything random; a new one each run without it.</summary>
    public const string SeedVariable = "RECORDING_FAULTS_SEED";

    public static bool IsLong { get; } = Environment.GetEnvironmentVariable(LengthVariable) == "long";

    public static int Seed { get; } = Number(SeedVariable) ?? Environment.TickCount & 0xFFFF;

    public static T Of<T>(T whenShort, T whenLong) => IsLong ? whenLong : whenShort;

    /// <summary>A number of the environment; null when it is not set.</summary>
    public static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>The dice of one test: the same for the same seed, whichever tests run beside it. The seed is printed with the test.</summary>
    public static Random Dice(string test)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"{SeedVariable}={Seed}");
        // Not GetHashCode: that differs from process to process.
        var salt = test.Aggregate(17, (sum, letter) => unchecked((sum * 31) + letter));
#pragma warning disable CA5394 // Reproducible, not secret.
        return new Random(Seed ^ salt);
    }

    public static TimeSpan Between(this Random dice, double fromSeconds, double toSeconds) =>
        TimeSpan.FromSeconds(fromSeconds + (dice.NextDouble() * (toSeconds - fromSeconds)));
#pragma warning restore CA5394

    /// <summary>A line in the test's output and, since a run may last an hour, at once on the console of the long form.</summary>
    public static void Say(string line)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(line);
        if (IsLong)
            Console.WriteLine($"  {TimeProvider.System.GetLocalNow():HH:mm:ss} {line}");
    }
}
