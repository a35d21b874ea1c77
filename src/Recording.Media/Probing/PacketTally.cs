namespace Recording.Media.Probing;

/// <summary>Adds up a stream's packets.</summary>
internal sealed class PacketTally
{
    public long Packets { get; private set; }

    /// <summary>Presentation time of the first packet in file order that has one.</summary>
    public TimeSpan? First { get; private set; }

    public TimeSpan? Earliest { get; private set; }

    public TimeSpan? End { get; private set; }

    public void Add(TimeSpan? presentation, TimeSpan duration)
    {
        Packets++;
        if (presentation is not { } pts)
            return;

        First ??= pts;
        Earliest = Earliest < pts ? Earliest : pts;
        End = End > pts + duration ? End : pts + duration;
    }
}
