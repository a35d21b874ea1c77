namespace Recording.Testing.Packets;

/// <summary>Packets in a row that share a fate.</summary>
/// <param name="SourcePosition">Where the run starts in the source (counted on through its loops); -1 for packets that the source does not have.</param>
/// <param name="RecordedPosition">Where it starts, or is missing, in what was recorded.</param>
/// <param name="Count">How many packets.</param>
public sealed record PacketRun(int SourcePosition, int RecordedPosition, int Count)
{
    /// <inheritdoc/>
    public override string ToString() => (SourcePosition, Count) switch
    {
        ( < 0, 1) => $"recorded {RecordedPosition}",
        ( < 0, _) => $"recorded {RecordedPosition}..{RecordedPosition + Count - 1}",
        (_, 1) => $"source {SourcePosition} at recorded {RecordedPosition}",
        _ => $"source {SourcePosition}..{SourcePosition + Count - 1} at recorded {RecordedPosition}",
    };
}
