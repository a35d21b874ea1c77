namespace Recording.Core.Mixing;

/// <summary>
/// The timeline of the output: tick k begins k / rate seconds after the first, and its sound is the samples from there to the next tick. Both are
/// computed from the number, never added up, so nothing drifts however long it runs.
/// </summary>
public static class MixTime
{
    /// <summary>When a tick begins, from the first.</summary>
    public static TimeSpan Of(long tick, int rate) => new(tick * TimeSpan.TicksPerSecond / rate);

    /// <summary>How many ticks have begun and are over, so much time after the first.</summary>
    public static long Passed(TimeSpan elapsed, int rate) => elapsed <= TimeSpan.Zero ? 0 : elapsed.Ticks * rate / TimeSpan.TicksPerSecond;

    /// <summary>How many ticks an output of this length has: that many, give or take half of one.</summary>
    public static long Within(TimeSpan length, int rate) =>
        length <= TimeSpan.Zero ? 0 : (length.Ticks * rate + TimeSpan.TicksPerSecond / 2) / TimeSpan.TicksPerSecond;

    /// <summary>The number of samples before a tick.</summary>
    public static long SamplesBefore(long tick, int rate, int sampleRate) => tick * sampleRate / rate;
}
