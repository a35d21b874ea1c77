namespace Recording.Core.Callbacks;

/// <summary>
/// When a callback is tried again. The vendor's part comes first: a number of quick retries. Then, instead of giving up, backoff doubles
/// from 10 seconds to 15 minutes, with jitter, until the patience for it is over.
/// </summary>
/// <param name="Timeout">Longest time for one attempt.</param>
/// <param name="QuickRetries">How often the vendor tries again.</param>
/// <param name="QuickDelay">Time before each of those.</param>
public sealed record DeliverySchedule(TimeSpan Timeout, int QuickRetries, TimeSpan QuickDelay)
{
    /// <summary>How long a callback is tried after it was written, where the settings say nothing else.</summary>
    public static readonly TimeSpan DefaultPatience = TimeSpan.FromHours(24);

    private static readonly TimeSpan FirstBackoff = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromMinutes(15);

    // "Manage callbacks" of ApsaraVideo Live: 5 seconds, 5 retries, 1 second apart.
    private static readonly DeliverySchedule OfLive = new(TimeSpan.FromSeconds(5), 5, TimeSpan.FromSeconds(1));

    // "On-cloud recording callback messages": sent again once. Neither that page nor those of relays give a time, so it is Live's.
    private static readonly DeliverySchedule OfRtc = new(TimeSpan.FromSeconds(5), 1, TimeSpan.FromSeconds(1));

    /// <summary>The schedule for a kind of callback.</summary>
    public static DeliverySchedule For(CallbackKind kind) => kind switch
    {
        CallbackKind.LiveRecord => OfLive,
        CallbackKind.RtcRecord or CallbackKind.Relay => OfRtc,
    };

    /// <summary>The moment of the next attempt, or null to give up.</summary>
    /// <param name="attempts">Attempts made, at least 1.</param>
    /// <param name="outcome">The last one's outcome.</param>
    /// <param name="writtenAt">When the callback was written, UTC.</param>
    /// <param name="now">UTC.</param>
    /// <param name="patience">How long it is tried after it was written.</param>
    /// <param name="jitter">Random number from 0 to 1.</param>
    public DateTimeOffset? Next(
        int attempts, DeliveryOutcome outcome, DateTimeOffset writtenAt, DateTimeOffset now, TimeSpan patience, double jitter)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        if (outcome.IsGone)
            return null;

        var delay = attempts <= QuickRetries ? QuickDelay : Backoff(attempts - QuickRetries - 1, jitter);
        if (outcome.RetryAfter is { } wanted && wanted > delay)
            delay = wanted < LongestBackoff ? wanted : LongestBackoff;
        return now + delay <= writtenAt + patience ? now + delay : null;
    }

    private static TimeSpan Backoff(int doublings, double jitter)
    {
        var whole = FirstBackoff * Math.Pow(2, Math.Min(doublings, 16));
        return (whole < LongestBackoff ? whole : LongestBackoff) * (0.5 + (jitter / 2));
    }
}
