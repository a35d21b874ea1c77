namespace Recording.Core.Relaying;

/// <summary>When a target that failed is tried again.</summary>
public static class PushBackoff
{
    /// <summary>A target that took the stream for so long begins anew with the shortest wait.</summary>
    public static readonly TimeSpan Settled = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Failures in a row, after another one.</summary>
    /// <param name="before">Failures before this connection.</param>
    /// <param name="live">How long it took the stream.</param>
    public static int Count(int before, TimeSpan live) => live >= Settled ? 1 : Math.Min(before, 1000) + 1;

    /// <summary>After 1, 2, 4, 8, 16, then 30 s; a fifth more or less, so that targets that failed together do not come back together.</summary>
    /// <param name="failures">Failures in a row, 1 or more.</param>
    /// <param name="chance">A random number, 0 to 1.</param>
    public static TimeSpan Delay(int failures, double chance)
    {
        var seconds = Math.Min(Longest.TotalSeconds, Math.Pow(2, Math.Clamp(failures, 1, 30) - 1));
        return TimeSpan.FromSeconds(seconds * (0.8 + 0.4 * Math.Clamp(chance, 0, 1)));
    }
}
