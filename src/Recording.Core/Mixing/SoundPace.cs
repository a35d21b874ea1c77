namespace Recording.Core.Mixing;

/// <summary>How a stream's sound is read so that it stays with its picture: as it is, a little faster or slower, or from another place.</summary>
public static class SoundPace
{
    /// <summary>Beyond this a listener sees lips and hears words apart, and catching up slowly would take too long.</summary>
    private static readonly TimeSpan Tolerable = TimeSpan.FromMilliseconds(60);

    // Below this nothing is gained by touching the samples.
    private static readonly TimeSpan Exact = TimeSpan.FromMilliseconds(2);

    /// <summary>Decides.</summary>
    /// <param name="behind">By how much the place that is read lies behind the one that should be; negative: before it.</param>
    /// <returns>Samples to read for each sample of output; null: read on from the right place.</returns>
    public static double? Of(TimeSpan behind)
    {
        var distance = behind.Duration();
        if (distance > Tolerable)
            return null;
        if (distance < Exact)
            return 1;
        return behind > TimeSpan.Zero ? 1 + PlayoutClock.LongestSlew * 2 : 1 - PlayoutClock.LongestSlew * 2;
    }
}
