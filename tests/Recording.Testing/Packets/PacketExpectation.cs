namespace Recording.Testing.Packets;

/// <summary>How much of the source a recording has to contain.</summary>
/// <param name="Loops">The source is sent again and again, so its first packet follows its last.</param>
/// <param name="MayStartLate">The recording may join while the source is running.</param>
/// <param name="MayEndEarly">The recording may be stopped before the source ends.</param>
public sealed record PacketExpectation(bool Loops, bool MayStartLate, bool MayEndEarly)
{
    /// <summary>Everything, from the first packet to the last.</summary>
    public static PacketExpectation Whole { get; } = new(Loops: false, MayStartLate: false, MayEndEarly: false);

    /// <summary>Any stretch without a hole.</summary>
    public static PacketExpectation Stretch { get; } = new(Loops: false, MayStartLate: true, MayEndEarly: true);

    /// <summary>Any stretch without a hole of a source that loops.</summary>
    public static PacketExpectation Looped { get; } = new(Loops: true, MayStartLate: true, MayEndEarly: true);
}
