using Recording.Core.Ffmpeg;

namespace Recording.Core.Tests.Ffmpeg;

public sealed class ComposeArgumentsTests
{
    private const string Options = "-hide_banner -nostats -nostdin -loglevel level+warning -y ";
    private const string Input = Options + "-protocol_whitelist file,crypto,data -f concat -i runs.ffconcat ";

    [Fact]
    public void ForMp4_copies_and_puts_the_index_in_front() =>
        Assert.Equal(Input + "-map 0:v:0? -map 0:a:0? -c copy -movflags +faststart -f mp4 o", string.Join(' ', ComposeArguments.ForMp4("runs.ffconcat", "o")));

    [Fact]
    public void ForFlv_copies() =>
        Assert.Equal(Input + "-map 0:v:0? -map 0:a:0? -c copy -f flv o", string.Join(' ', ComposeArguments.ForFlv("runs.ffconcat", "o")));

    [Fact]
    public void ForMp3_encodes_the_sound_alone() =>
        Assert.Equal(Input + "-map 0:a:0 -vn -c:a libmp3lame -b:a 128k -f mp3 o", string.Join(' ', ComposeArguments.ForMp3(["runs.ffconcat"], "o")));

    [Fact]
    public void ForMp3_of_several_formats_joins_what_was_decoded() => Assert.Equal(
        Options + "-protocol_whitelist file,crypto,data -f concat -i a -protocol_whitelist file,crypto,data -f concat -i b "
        + "-filter_complex [0:a:0][1:a:0]concat=n=2:v=0:a=1[sound] -map [sound] -vn -c:a libmp3lame -b:a 128k -f mp3 o",
        string.Join(' ', ComposeArguments.ForMp3(["a", "b"], "o")));

    [Fact]
    public void Playlist_lists_each_segment_by_its_simple_name() => Assert.Equal(
        "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:3\n#EXT-X-PLAYLIST-TYPE:VOD\n"
        + "#EXTINF:2.040000,\nrun0001_000000.ts\n#EXTINF:0.500000,\nrun0001_000001.ts\n#EXT-X-ENDLIST\n",
        ComposeInput.Playlist(1, [TimeSpan.FromSeconds(2.04), TimeSpan.FromSeconds(0.5)]));

    [Fact]
    public void List_has_one_entry_a_run_with_its_duration() => Assert.Equal(
        "ffconcat version 1.0\nfile run0000.m3u8\nduration 12.021000\nfile run0001.ts\nduration 3.000000\n",
        ComposeInput.List([(ComposeInput.PlaylistName(0), TimeSpan.FromSeconds(12.021)), (ComposeInput.JoinedName(1), TimeSpan.FromSeconds(3))]));
}
