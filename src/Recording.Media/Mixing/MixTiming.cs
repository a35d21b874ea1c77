namespace Recording.Media.Mixing;

/// <summary>The times of a mix.</summary>
internal static class MixTiming
{
    /// <summary>
    /// How far behind the present the mix is made. What comes later than that is lost to it, so it is longer than FFmpeg's probing of a stream that
    /// begins, and than what a network usually holds back; for so long raw pictures wait in memory.
    /// </summary>
    public static readonly TimeSpan Delay = TimeSpan.FromSeconds(1.2);

    /// <summary>How much is kept of a stream: what waits, and some room for a mix that is late itself.</summary>
    public static readonly TimeSpan Kept = Delay + TimeSpan.FromSeconds(0.8);

    /// <summary>The same of its sound, which is read a tick at a time, and a tick may last a second.</summary>
    public static readonly TimeSpan KeptSound = Kept + TimeSpan.FromSeconds(1);

    /// <summary>How often streams are looked after.</summary>
    public static readonly TimeSpan Tending = TimeSpan.FromMilliseconds(100);

    /// <summary>What FFmpeg allows a read while connecting; twice that with media flowing, so that the mix is the first to give up.</summary>
    public static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(15);

    /// <summary>A mix that is later than this leaves frames out, to be back with the clock.</summary>
    public static readonly TimeSpan MostBehind = TimeSpan.FromSeconds(5);
}
