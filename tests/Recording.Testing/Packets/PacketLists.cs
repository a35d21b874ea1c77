namespace Recording.Testing.Packets;

/// <summary>Compares what was recorded with its source.</summary>
public static class PacketLists
{
    /// <summary>Whether <paramref name="recorded"/> is the whole source.</summary>
    public static PacketComparison Compare(IReadOnlyList<Packet> source, IReadOnlyList<Packet> recorded) =>
        Compare(source, recorded, PacketExpectation.Whole);

    /// <summary>
    /// Whether <paramref name="recorded"/> is what <paramref name="expectation"/> asks for. In a looping source a jump of up to
    /// half a loop backwards counts as doubled, and a longer one as loss, so let a loop last longer than twice any expected gap.
    /// </summary>
    public static PacketComparison Compare(IReadOnlyList<Packet> source, IReadOnlyList<Packet> recorded, PacketExpectation expectation)
    {
        var positions = new Dictionary<string, int>(source.Count);
        for (var i = 0; i < source.Count; i++)
        {
            if (!positions.TryAdd(source[i].Hash, i))
                throw new ArgumentException($"Packets {positions[source[i].Hash]} and {i} of the source are alike.", nameof(source));
        }

        var walk = new PacketWalk(positions, expectation);
        for (var i = 0; i < recorded.Count; i++)
            walk.Take(i, recorded[i]);
        return walk.End(recorded.Count);
    }

    /// <summary>Compares picture and sound, and throws with an explanation of both when either differs.</summary>
    public static void EnsureEqual(StreamPackets source, StreamPackets recorded, PacketExpectation expectation)
    {
        var video = Compare(source.Video, recorded.Video, expectation);
        var audio = Compare(source.Audio, recorded.Audio, expectation);
        if (!video.IsEqual || !audio.IsEqual)
            throw new InvalidDataException($"video: {video}\naudio: {audio}");
    }
}
