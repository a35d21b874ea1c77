using Recording.Core.Flv;

namespace Recording.Core.Tests.Flv;

public sealed class FlvReaderTests
{
    private static readonly FlvTag[] Tags =
    [
        FlvStreams.Script, FlvStreams.PictureConfiguration, FlvStreams.SoundConfiguration, FlvStreams.Key(0), FlvStreams.Sound(3),
        FlvStreams.Between(40), FlvStreams.Between(0xff00_0001), FlvStreams.Key(0x0102_0304, 70_000),
    ];

    [Fact]
    public void Tags_AreTheSame_WhereverTheInputIsCut()
    {
        var stream = FlvStreams.Write(Tags[..^1]);
        for (var cut = 0; cut <= stream.Length; cut++)
        {
            var reader = new FlvReader();
            reader.Append(stream.AsSpan(0, cut));
            var read = Drain(reader);
            reader.Append(stream.AsSpan(cut));
            AssertSame(Tags[..^1], [.. read, .. Drain(reader)]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(65_536)]
    public void Tags_AreTheSame_InPiecesOfAnyLength(int length)
    {
        var reader = new FlvReader();
        var read = new List<FlvTag>();
        foreach (var piece in FlvStreams.Write(Tags).Chunk(length))
        {
            reader.Append(piece);
            read.AddRange(Drain(reader));
        }

        AssertSame(Tags, read);
        Assert.Equal([FlvTagKind.Script, FlvTagKind.Picture, FlvTagKind.Sound], reader.Head.Tags.Select(tag => tag.Kind));
    }

    [Fact]
    public void ChangedByte_GivesAnErrorOrTags_AndNothingElse()
    {
        var stream = FlvStreams.Write(Tags[..^1]);
        for (var at = 0; at < stream.Length; at++)
        {
            foreach (var change in new byte[] { 1, 0x80, 0xff })
            {
                var broken = stream.ToArray();
                broken[at] ^= change;
                var reader = new FlvReader();
                reader.Append(broken);
                _ = Record.Exception(() => Drain(reader)) is { } error ? Assert.IsType<InvalidDataException>(error) : null;
            }
        }
    }

    [Theory]
    [InlineData(0, "no FLV")]
    [InlineData(3, "another version")]
    [InlineData(8, "another header")]
    [InlineData(13, "an unknown tag")]
    [InlineData(14, "a length that is too great")]
    [InlineData(40, "a length that differs")]
    public void BrokenInput_IsRefused(int at, string what)
    {
        var stream = FlvStreams.Write(FlvStreams.Script, FlvStreams.Key(0));
        stream[at == 40 ? 13 + 11 + FlvStreams.Script.Body.Length + 3 : at] ^= 0xff;
        var reader = new FlvReader();
        reader.Append(stream);
        Assert.True(Record.Exception(() => Drain(reader)) is InvalidDataException, what);
    }

    [Fact]
    public void Tags_AreTold_ApartByWhatTheyHold()
    {
        Assert.True(FlvStreams.PictureConfiguration is { IsHead: true, IsKeyPicture: false });
        Assert.True(FlvStreams.SoundConfiguration is { IsHead: true, IsKeyPicture: false });
        Assert.True(FlvStreams.Key(0) is { IsHead: false, IsKeyPicture: true });
        Assert.False(FlvStreams.Between(0).IsKeyPicture);
        // AVC's "end of sequence" looks like a key frame.
        Assert.False(new FlvTag(FlvTagKind.Picture, 0, new byte[] { 0x17, 2, 0, 0, 0 }).IsKeyPicture);
        // H.263 has no configuration.
        Assert.True(new FlvTag(FlvTagKind.Picture, 0, new byte[] { 0x12, 0, 0 }) is { IsHead: false, IsKeyPicture: true });
        Assert.False(new FlvTag(FlvTagKind.Picture, 0, ReadOnlyMemory<byte>.Empty).IsKeyPicture);
    }

    private static List<FlvTag> Drain(FlvReader reader)
    {
        var tags = new List<FlvTag>();
        while (reader.TryRead(out var tag))
            tags.Add(tag);
        return tags;
    }

    private static void AssertSame(IReadOnlyList<FlvTag> expected, IReadOnlyList<FlvTag> read)
    {
        Assert.Equal(expected.Select(tag => (tag.Kind, tag.Timestamp)), read.Select(tag => (tag.Kind, tag.Timestamp)));
        Assert.All(expected.Zip(read), pair => Assert.True(pair.First.Body.Span.SequenceEqual(pair.Second.Body.Span)));
    }
}
