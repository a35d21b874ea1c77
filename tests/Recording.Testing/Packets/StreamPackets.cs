namespace Recording.Testing.Packets;

/// <summary>The packets of a file's first video stream and first audio stream; empty where there is none.</summary>
public sealed record StreamPackets(IReadOnlyList<Packet> Video, IReadOnlyList<Packet> Audio)
{
    /// <summary>Nothing at all.</summary>
    public static StreamPackets Empty { get; } = new([], []);

    /// <summary>The packets of several files, one after the other.</summary>
    public static StreamPackets Join(IEnumerable<StreamPackets> parts)
    {
        var all = parts.ToList();
        return new([.. all.SelectMany(part => part.Video)], [.. all.SelectMany(part => part.Audio)]);
    }
}
