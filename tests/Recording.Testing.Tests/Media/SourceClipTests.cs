namespace Recording.Testing.Media;

public sealed class SourceClipTests
{
    [Fact]
    public async Task Clip_IsWhatWasAskedFor()
    {
        var cancel = TestContext.Current.CancellationToken;
        var options = new SourceClipOptions { Duration = TimeSpan.FromSeconds(3), Width = 320, Height = 180, FramesPerSecond = 15, Gop = 30, BFrames = 0 };

        var clip = await SourceClip.GetAsync(options, cancel);
        var again = await SourceClip.GetAsync(options with { }, cancel);
        var report = await FfprobeReport.ReadAsync(clip.Path, cancel);
        var packets = await clip.PacketsAsync(cancel);

        Assert.Equal(clip.Path, again.Path);
        Assert.Equal(("flv", "h264", "aac"), (report.Format, report.Video?.Codec, report.Audio?.Codec));
        Assert.Equal((320, 180), (report.Video!.Width, report.Video.Height));
        Assert.InRange(report.Duration.TotalSeconds, 2.9, 3.2);
        Assert.Equal([0, 30], packets.Video.Index().Where(item => item.Item.IsKey).Select(item => item.Index));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Clip_OfOneKind_HasOneStream(bool video, bool audio)
    {
        var cancel = TestContext.Current.CancellationToken;

        var clip = await SourceClip.GetAsync(new SourceClipOptions { Duration = TimeSpan.FromSeconds(1), Video = video, Audio = audio }, cancel);
        var packets = await clip.PacketsAsync(cancel);

        Assert.Equal((video, audio), (packets.Video.Count > 0, packets.Audio.Count > 0));
    }

    [Fact]
    public async Task AMinuteOfSound_RepeatsNoFrame()
    {
        var cancel = TestContext.Current.CancellationToken;

        var clip = await SourceClip.GetAsync(new SourceClipOptions { Duration = TimeSpan.FromMinutes(1), Video = false }, cancel);
        var packets = await clip.PacketsAsync(cancel);

        Assert.Equal(packets.Audio.Count, packets.Audio.DistinctBy(packet => packet.Hash).Count());
    }
}
