using Recording.Core.Playlists;

namespace Recording.Core.Tests.Playlists;

public sealed class MediaPlaylistTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, 250, TimeSpan.Zero);

    [Fact]
    public void Write_EndedFileWithAGap_MarksItAndSaysSoItIsDone()
    {
        var text = MediaPlaylist.Write("r/job/0.m3u8", [Segment("r/job/0.ts", 0, 10.08), Segment("r/job/1.ts", 30, 9.5, true)], TimeSpan.FromSeconds(10), ended: true);

        Assert.Equal(
            """
            #EXTM3U
            #EXT-X-VERSION:3
            #EXT-X-TARGETDURATION:10
            #EXT-X-MEDIA-SEQUENCE:0
            #EXT-X-PLAYLIST-TYPE:VOD
            #EXT-X-INDEPENDENT-SEGMENTS
            #EXT-X-PROGRAM-DATE-TIME:2026-03-01T08:00:00.250Z
            #EXTINF:10.08,
            0.ts
            #EXT-X-DISCONTINUITY
            #EXT-X-PROGRAM-DATE-TIME:2026-03-01T08:00:30.250Z
            #EXTINF:9.5,
            1.ts
            #EXT-X-ENDLIST

            """,
            text);
    }

    [Fact]
    public void Write_GrowingFile_IsAnEventWhoseTargetDoesNotMove()
    {
        var one = MediaPlaylist.Write("p.m3u8", [Segment("a.ts", 0, 10)], TimeSpan.FromSeconds(10), ended: false);
        var two = MediaPlaylist.Write("p.m3u8", [Segment("a.ts", 0, 10), Segment("b.ts", 10, 11.9)], TimeSpan.FromSeconds(10), ended: false);

        Assert.Contains("#EXT-X-PLAYLIST-TYPE:EVENT", one, StringComparison.Ordinal);
        Assert.DoesNotContain("ENDLIST", two, StringComparison.Ordinal);
        Assert.Contains("#EXT-X-TARGETDURATION:12\n", one, StringComparison.Ordinal);
        Assert.Contains("#EXT-X-TARGETDURATION:12\n", two, StringComparison.Ordinal);
        Assert.StartsWith(one, two, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("r/a/p.m3u8", "r/a/s.ts", "s.ts")]
    [InlineData("r/a/p.m3u8", "r/b/s.ts", "../b/s.ts")]
    [InlineData("p.m3u8", "s/1.ts", "s/1.ts")]
    [InlineData("a/b/p.m3u8", "s.ts", "../../s.ts")]
    [InlineData("r/p.m3u8", "r/2026-01-01-10:00:00.ts", "./2026-01-01-10:00:00.ts")]
    [InlineData("r/p.m3u8", "r/a b#c?d%.ts", "a%20b%23c%3Fd%25.ts")]
    public void From_OneObjectToAnother_IsRelativeAndResolvesBack(string playlist, string segment, string expected)
    {
        Assert.Equal(expected, RelativeAddress.From(playlist, segment));
        Assert.Equal(segment, PlaylistRewriter.Resolve(playlist, expected));
    }

    [Fact]
    public void Resolve_AboveTheContainer_IsNothing() => Assert.Null(PlaylistRewriter.Resolve("a/p.m3u8", "../../x.ts"));

    [Fact]
    public void Rewrite_TouchesAddressesOnly()
    {
        var text = MediaPlaylist.Write("p.m3u8", [Segment("a.ts", 0, 10)], TimeSpan.FromSeconds(10), ended: true);

        Assert.Equal(text.Replace("a.ts", "a.ts?x", StringComparison.Ordinal), PlaylistRewriter.Rewrite(text, address => address + "?x"));
    }

    private static PlaylistSegment Segment(string name, double offset, double seconds, bool isDiscontinuity = false) =>
        new(name, Start.AddSeconds(offset), TimeSpan.FromSeconds(seconds), isDiscontinuity);
}
