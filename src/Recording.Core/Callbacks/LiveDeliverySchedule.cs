namespace Recording.Core.Callbacks;

/// <summary>
/// When a callback of a live recording is tried again. The vendor's part comes first: 5 retries, 1 second apart. Then, instead of
/// giving up, backoff doubles from 10 seconds to 15 minutes, with jitter, until a day has passed.
/// </summary>
public static class LiveDeliverySchedule
{
    /// <summary>Longest time for one attempt.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>How long a callback is tried after it was written.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    private const int QuickRetries = 5;
    private static readonly TimeSpan QuickDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstBackoff = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromMinutes(15);

    /// <summary>The moment of the next attempt, or null to give up.</summary>
    /// <param name="attempts">Attempts made, at least 1.</param>
    /// <param name="outcome">The last one's outcome.</param>
    /// <param name="writtenAt">When the callback was written, UTC.</param>
    /// <param name="now">UTC.</param>
    /// <param name="jitter">Random number from 0 to 1.</param>
    public static DateTimeOffset? Next(int attempts, DeliveryOutcome outcome, DateTimeOffset writtenAt, DateTimeOffset now, double jitter)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        if (outcome.IsGone)
            return null;

        var delay = attempts <= QuickRetries ? QuickDelay : Backoff(attempts - QuickRetries - 1, jitter);
        if (outcome.RetryAfter is { } wanted && wanted > delay)
            delay = wanted < LongestBackoff ? wanted : LongestBackoff;
        return now + delay <= writtenAt + Patience ? now + delay : null;
    }

    private static TimeSpan Backoff(int doublings, double jitter)
    {
        var whole = FirstBackoff * Math.Pow(2, Math.Min(doublings, 16));
        return (whole < LongestBackoff ? whole : LongestBackoff) * (0.5 + (jitter / 2));
    }
}
