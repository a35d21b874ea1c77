namespace Recording.Testing.Packets;

public sealed class PacketListsTests
{
    private static readonly Packet[] Source = [.. Enumerable.Range(0, 20).Select(PacketAt)];

    [Fact]
    public void Compare_SameList_IsEqual() => Assert.True(PacketLists.Compare(Source, Source).IsEqual);

    [Fact]
    public void Compare_MissingPackets_NamesThemAsLost()
    {
        var result = PacketLists.Compare(Source, [.. Source[..5], .. Source[7..19]]);

        Assert.Equal([new PacketRun(5, 5, 2), new PacketRun(19, 17, 1)], result.Lost);
        Assert.Contains("3 lost (source 5..6 at recorded 5, source 19 at recorded 17)", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_RepeatedPackets_NamesThemAsDoubled()
    {
        var result = PacketLists.Compare(Source, [.. Source[..8], .. Source[5..]]);

        Assert.Equal([new PacketRun(5, 8, 3)], result.Doubled);
        Assert.Empty(result.Lost);
    }

    [Fact]
    public void Compare_SwappedPackets_NamesThemAsOutOfOrder()
    {
        var result = PacketLists.Compare(Source, [.. Source[..3], Source[4], Source[3], .. Source[5..]]);

        Assert.Equal([new PacketRun(3, 4, 1)], result.OutOfOrder);
        Assert.Empty(result.Lost);
    }

    [Fact]
    public void Compare_DamagedPacket_IsForeignAndLost()
    {
        var result = PacketLists.Compare(Source, [.. Source[..3], PacketAt(99), .. Source[4..]]);

        Assert.Equal([new PacketRun(-1, 3, 1)], result.Foreign);
        Assert.Equal([new PacketRun(3, 4, 1)], result.Lost);
    }

    [Fact]
    public void Compare_Nothing_LosesAll() => Assert.Equal([new PacketRun(0, 0, 20)], PacketLists.Compare(Source, []).Lost);

    [Fact]
    public void Compare_LoopedStretch_IsEqual()
    {
        Packet[] recorded = [.. Source[7..], .. Source, .. Source, .. Source[..4]];

        var result = PacketLists.Compare(Source, recorded, PacketExpectation.Looped);

        Assert.True(result.IsEqual, result.ToString());
        Assert.Equal(7, result.FirstPosition);
    }

    [Fact]
    public void Compare_LoopedStretchWithHoleOverTheSeam_NamesIt()
    {
        var result = PacketLists.Compare(Source, [.. Source[7..18], .. Source[2..]], PacketExpectation.Looped);

        Assert.Equal([new PacketRun(18, 11, 4)], result.Lost);
    }

    [Fact]
    public void Compare_LoopedStretchWithRepeat_NamesIt()
    {
        var result = PacketLists.Compare(Source, [.. Source[7..], Source[18], Source[19], .. Source], PacketExpectation.Looped);

        Assert.Equal([new PacketRun(18, 13, 2)], result.Doubled);
    }

    [Fact]
    public void Compare_SourceWithEqualPackets_Refuses() =>
        Assert.Throws<ArgumentException>(() => PacketLists.Compare([Source[0], Source[0]], Source));

    private static Packet PacketAt(int number) => new($"{number:x16}", 100, IsKey: number % 5 == 0);
}
