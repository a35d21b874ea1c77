using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Mixing;
using Recording.Media.Capture;
using Recording.Media.Tests.Kit;
using Recording.Testing.Mixing;

namespace Recording.Media.Tests.Mixing;

/// <summary>Mixes of real streams: what is asked for is made, and nothing that happens to a part ends or shifts the whole.</summary>
public sealed class MixCaptureTests(RtmpServer server)
{
    private const int Red = 600;
    private const int Blue = 1300;
    private static readonly Rgb SeenRed = new(254, 0, 0);
    private static readonly Rgb SeenBlue = new(0, 0, 254);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, true, RtcVideoCodec.H264, "v:h264:640x360;a:aac:48000x2")]
    [InlineData(true, true, RtcVideoCodec.H265, "v:hevc:640x360;a:aac:48000x2")]
    [InlineData(true, false, RtcVideoCodec.H264, "v:h264:640x360;a:-")]
    [InlineData(false, true, RtcVideoCodec.H264, "v:-;a:aac:48000x2")]
    public async Task Encoding_IsAsAskedFor_AndCutWhereItShouldBe(bool video, bool audio, RtcVideoCodec codec, string format)
    {
        var url = server.Url("notify", $"mix-format-{video}-{audio}-{codec}");
        await using var mix = new MixRun(MixRun.Plan([MixRun.User("anna", url)], MixRun.Pane("anna", 0, 0, 1, 1)), MixRun.Encoding(video, audio, codec));
        await using var anna = await PublishAsync("red", Red, url);
        await mix.Observed.UntilAsync(seen => seen.Segments.Count > 2);
        var exit = await mix.StopAsync();

        Assert.Equal(CaptureExitReason.StopRequested, exit.Reason);
        Assert.Equal(format, Assert.Single(mix.Observed.Formats).Signature);
        Assert.Equal(Enumerable.Range(0, mix.Observed.Segments.Count), mix.Observed.Segments.Select(segment => segment.Index));
        Assert.All(mix.Observed.Segments.SkipLast(1), segment => Assert.Equal(2, segment.Duration.TotalSeconds, 0.1));
        Assert.False(mix.Observed.Overlapped);
    }

    [Fact]
    public async Task Segments_AreTimedByWhatTheyShow()
    {
        var url = server.Url("notify", "mix-times");
        await using var mix = new MixRun(MixRun.Plan([MixRun.User("anna", url)], MixRun.Pane("anna", 0, 0, 1, 1)));
        await using var anna = await PublishAsync("red", Red, url);
        await mix.Observed.UntilAsync(seen => seen.Segments.Count > 2);
        await mix.StopAsync();

        // The mix is made later than what it shows, and the encoder holds frames back: neither moves the times.
        var origins = mix.Observed.Segments.Select(segment => segment.ClosedAt - segment.Start - segment.Duration).ToList();
        Assert.All(origins, origin => Assert.True((origin - origins[0]).Duration() < TimeSpan.FromMilliseconds(5)));
        var reading = await mix.ReadAsync();
        Assert.InRange(reading.Flashes(0.5, 0.5).Zip(reading.Beeps(Red)).Max(pair => Math.Abs(pair.First - pair.Second)), 0, 0.08);
    }

    [Fact]
    public async Task DecoderKilled_TheMixGoesOn_WithTheLastPictureUntilTheNextDecoderPlays()
    {
        var (one, other) = (server.Url("notify", "mix-killed"), server.Url("notify", "mix-steady"));
        await using var mix = new MixRun(MixRun.Plan(
            [MixRun.User("anna", one), MixRun.User("bert", other)], MixRun.Pane("anna", 0, 0, 0.5, 1), MixRun.Pane("bert", 0.5, 0, 0.5, 1)));
        await using var anna = await PublishAsync("red", Red, one);
        await using var bert = await PublishAsync("blue", Blue, other);
        await mix.PassAsync(3);
        await Assert.Single(MixRun.Decoders(one)).KillAsync();
        await mix.PassAsync(7);
        await mix.StopAsync();
        var reading = await mix.ReadAsync();

        for (var frame = 2 * MixRun.FrameRate; frame < reading.Frames; frame++)
        {
            Assert.True(Shows(reading.ColorAt(frame, 0.25, 0.5), SeenRed), $"anna in frame {frame} of {reading.Frames}: {reading.ColorAt(frame, 0.25, 0.5)}");
            Assert.True(Shows(reading.ColorAt(frame, 0.75, 0.5), SeenBlue), $"bert in frame {frame} of {reading.Frames}: {reading.ColorAt(frame, 0.75, 0.5)}");
        }

        var end = (double)reading.Frames / MixRun.FrameRate;
        Assert.True(reading.Beeps(Blue).Count(time => time > 2) >= (int)(end - 2) - 1);
        Assert.Contains(reading.Beeps(Red), time => time > end - 2.5);
        Assert.Equal(end, reading.SoundSeconds, 0.1);
        Assert.Equal(0, mix.Losses);
    }

    [Fact]
    public async Task LayoutAndSubscriptionsChange_WithinASecond_WithoutAGap()
    {
        var (one, other) = (server.Url("notify", "mix-moved"), server.Url("notify", "mix-new"));
        var (first, second) = (MixRun.User("anna", one), MixRun.User("bert", other));
        await using var mix = new MixRun(MixRun.Plan([first], MixRun.Pane("anna", 0, 0, 0.5, 0.5)));
        await using var anna = await PublishAsync("red", Red, one);
        await using var bert = await PublishAsync("blue", Blue, other);
        await mix.PassAsync(3);
        var changed = TimeProvider.System.GetUtcNow();
        mix.Feed.Change(MixRun.Plan([first, second], MixRun.Pane("anna", 0.5, 0, 0.5, 1), MixRun.Pane("bert", 0, 0, 0.5, 1)));
        await mix.PassAsync(7);
        var removed = TimeProvider.System.GetUtcNow();
        mix.Feed.Change(MixRun.Plan([second], MixRun.Pane("bert", 0, 0, 0.5, 1)));
        await mix.PassAsync(3);
        await mix.StopAsync();
        var reading = await mix.ReadAsync();

        var origin = mix.Observed.Segments[0].ClosedAt - mix.Observed.Segments[0].Duration;
        var (change, removal) = ((changed - origin).TotalSeconds, (removed - origin).TotalSeconds);
        Assert.True(Shows(reading.ColorAt(change - 0.3, 0.25, 0.25), SeenRed));
        Assert.Equal(Rgb.Black, Dark(reading.ColorAt(change - 0.3, 0.75, 0.75)));
        // At once, though a decoder in the new size needs longer; bert's stream has to be opened first.
        for (var time = change + 0.3; time < removal - 0.2; time += 0.1)
            Assert.True(Shows(reading.ColorAt(time, 0.75, 0.75), SeenRed), $"{time - change:F1} s after the change: {reading.ColorAt(time, 0.75, 0.75)}");
        Assert.True(Shows(reading.ColorAt(change + 4, 0.25, 0.75), SeenBlue));
        Assert.Equal(Rgb.Black, Dark(reading.ColorAt(removal + 0.5, 0.75, 0.75)));
        Assert.DoesNotContain(reading.Beeps(Red), time => time > removal + 0.5);
        Assert.True(Shows(reading.ColorAt(removal + 1, 0.25, 0.75), SeenBlue));
        Assert.Equal(reading.SoundSeconds, (double)reading.Frames / MixRun.FrameRate, 0.1);
    }

    [Fact]
    public async Task EncoderKilled_EndsTheCapture_WithAllThatItWrote()
    {
        var url = server.Url("notify", "mix-encoder");
        await using var mix = new MixRun(MixRun.Plan([MixRun.User("anna", url)], MixRun.Pane("anna", 0, 0, 1, 1)));
        await using var anna = await PublishAsync("red", Red, url);
        await mix.Observed.UntilAsync(seen => seen.Segments.Count > 1);
        await mix.Encoder().KillAsync();
        var exit = await mix.Exit;

        Assert.Equal(CaptureExitReason.Crashed, exit.Reason);
        Assert.DoesNotContain("rtmp", exit.Detail, StringComparison.Ordinal);
        Assert.True(mix.Observed.Segments[^1].IsTail);
        Assert.Empty(MixRun.Decoders(url));
    }

    [Fact]
    public async Task EncoderHangs_EndsTheCapture_WithAllThatItWrote()
    {
        var url = server.Url("notify", "mix-encoder-hangs");
        await using var mix = new MixRun(MixRun.Plan([MixRun.User("anna", url)], MixRun.Pane("anna", 0, 0, 1, 1)));
        await using var anna = await PublishAsync("red", Red, url);
        await mix.Observed.UntilAsync(seen => seen.Segments.Count > 1);
        Signals.Stop(mix.Encoder().Id);
        var exit = await mix.Exit;

        Assert.Equal(CaptureExitReason.Crashed, exit.Reason);
        Assert.Contains("ffmpeg hung", exit.Detail, StringComparison.Ordinal);
        Assert.True(mix.Observed.Segments[^1].IsTail);
    }

    [Fact]
    public async Task DecoderHangs_TheNextOneTakesItsPlace_BeforeItsUserCountsAsGone()
    {
        var url = server.Url("notify", "mix-decoder-hangs");
        await using var mix = new MixRun(MixRun.Plan([MixRun.User("anna", url)], MixRun.Pane("anna", 0, 0, 1, 1)));
        await using var anna = await PublishAsync("red", Red, url);
        await mix.PassAsync(2);
        var first = Assert.Single(MixRun.Decoders(url));
        var hungAt = mix.Observed.Recorded;
        Signals.Stop(first.Id);
        await mix.Observed.UntilAsync(_ => MixRun.Decoders(url) is [var next] && next != first);
        var begunAt = mix.Observed.Recorded;
        Assert.True(begunAt - hungAt < MixPatience.Default.Freeze);
        await mix.PassAsync(5);
        await mix.StopAsync();

        var reading = await mix.ReadAsync();
        Assert.All(Enumerable.Range(0, (int)mix.Observed.Recorded.TotalSeconds), second => Assert.True(Shows(reading.ColorAt(second + 0.5, 0.5, 0.5), SeenRed)));
        Assert.Contains(reading.Beeps(Red), time => time > begunAt.TotalSeconds + 1);
    }

    [Fact]
    public async Task NobodyComes_StopEndsIt_WithoutAFile()
    {
        await using var mix = new MixRun(MixRun.Plan([MixRun.User("anna", server.Url("strict", "mix-nobody"))], MixRun.Pane("anna", 0, 0, 1, 1)));
        var exit = await mix.StopAsync();

        Assert.Equal(CaptureExitReason.StopRequested, exit.Reason);
        Assert.Empty(mix.Observed.Formats);
        Assert.Empty(Directory.EnumerateFiles(mix.Folder));
    }

    [Fact]
    public async Task EverybodyLeaves_IsTold_AndTheMixGoesOnUntilSomebodyReturns()
    {
        var url = server.Url("strict", "mix-leave");
        await using var mix = new MixRun(MixRun.Plan([MixRun.User("anna", url)], MixRun.Pane("anna", 0, 0, 1, 1)));
        await using (await PublishAsync("red", Red, url))
            await mix.PassAsync(3);
        await mix.PassAsync(3);
        Assert.Equal(1, mix.Losses);
        await using var again = await PublishAsync("red", Red, url);
        await mix.Observed.UntilAsync(seen => seen.Formats.Count == 2);
        await mix.PassAsync(4);
        await mix.StopAsync();
        var reading = await mix.ReadAsync();

        Assert.True(Shows(reading.ColorAt(2.0, 0.5, 0.5), SeenRed));
        Assert.Contains(Enumerable.Range(0, reading.Frames), frame => Dark(reading.ColorAt(frame, 0.5, 0.5)) == Rgb.Black && frame > 2 * MixRun.FrameRate);
        Assert.True(Shows(reading.ColorAt(reading.Frames - 1, 0.5, 0.5), SeenRed));
    }

    private static async Task<Publisher> PublishAsync(string color, int hertz, string url) =>
        Publisher.Start(await SignalClip.GetAsync(color, hertz, TimeSpan.FromSeconds(20), "320x180", Token), url);

    private static bool Shows(Rgb found, Rgb color) => found.IsNear(color) || found.IsNear(Rgb.White);

    private static Rgb Dark(Rgb found) => found.IsNear(Rgb.Black) ? Rgb.Black : found;
}
