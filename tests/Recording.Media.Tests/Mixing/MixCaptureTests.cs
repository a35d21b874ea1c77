using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Mixing;
using Recording.Core.Streams;
using Recording.Media.Capture;
using Recording.Media.Tests.Kit;

namespace Recording.Media.Tests.Mixing;

/// <summary>Mixes of real streams.</summary>
public sealed class MixCaptureTests(RtmpServer server, Sample sample)
{
    [Fact]
    public async Task TwoUsers_UntilTheStop_AreOneStreamOnTheClock()
    {
        var (one, other) = (server.Url("notify", "mix-one"), server.Url("notify", "mix-two"));
        await using var mix = new MixRun(PlanOf(one, other), Encoding());
        await using var first = Publisher.Start(sample.First, one);
        await mix.Observed.UntilAsync(o => o.Formats.Count > 0);
        await using var second = Publisher.Start(sample.Second, other);
        await mix.Observed.UntilAsync(o => o.Segments.Count > 3);
        var exit = await mix.StopAsync();

        Assert.Equal(CaptureExitReason.StopRequested, exit.Reason);
        Console.WriteLine(exit);
        foreach (var s in mix.Observed.Segments)
            Console.WriteLine(s);
        File.Copy(await mix.JoinAsync(), "/tmp/mx/mix.ts", true);
    }

    private static MixPlan PlanOf(params string[] urls) => new(
        [.. urls.Select((url, i) => new MixUser(new SubscribedUser($"user{i}", RtcStreamType.Original, RtcSourceType.Camera), UrlOf(url)))],
        new MixLayout(new PictureSize(640, 360), null, [.. urls.Select((_, i) => new MixPane(null, RtcSourceType.Camera, new PixelArea(i * 320, 90, 320, 180), 0, RtcRenderMode.Crop, null))]));

    private static MixEncoding Encoding() => new(
        new MixVideo(new PictureSize(640, 360), 15, 30, 500, RtcVideoCodec.H264), new MixAudio(48000, 2, 64), TimeSpan.FromSeconds(2));

    private static RtmpUrl UrlOf(string text) => RtmpUrl.TryParse(text, out var url, out var reason) ? url : throw new ArgumentException(reason);
}
