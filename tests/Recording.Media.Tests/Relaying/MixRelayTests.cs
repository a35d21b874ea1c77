using Recording.Contracts.RtcCloudRecording;
using Recording.Media.Capture;
using Recording.Media.Mixing;
using Recording.Media.Relaying;
using Recording.Media.Tests.Kit;
using Recording.Testing.Mixing;
using Publisher = Recording.Media.Tests.Kit.Publisher;

namespace Recording.Media.Tests.Relaying;

/// <summary>A mix goes to each target from one encoding.</summary>
public sealed class MixRelayTests(RelayServers servers) : IClassFixture<RelayServers>
{
    private const int Red = 600;
    private const int Blue = 1300;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TwoUsers_AreSeenAndHeardByBothTargets_AndTheMixOutlivesThem()
    {
        var (one, other) = (servers.Source.Url("notify", "mix-anna"), servers.Source.Url("notify", "mix-bert"));
        var plan = MixRun.Plan([MixRun.User("anna", one), MixRun.User("bert", other)], MixRun.Pane("anna", 0, 0, 0.5, 1), MixRun.Pane("bert", 0.5, 0, 0.5, 1));
        await using var relay = new RelayRun(
            new RelaySource.Mix(new MixPlanFeed(plan), MixRun.Encoding()), null, servers.One.Url("record", "mix-1"), servers.Other.Url("record", "mix-2"));
        await using (Publisher.Start(await SignalClip.GetAsync("red", Red, TimeSpan.FromSeconds(20), "320x180", Token), one))
        await using (Publisher.Start(await SignalClip.GetAsync("blue", Blue, TimeSpan.FromSeconds(20), "320x180", Token), other))
        {
            await relay.UntilAsync("1 live");
            await relay.UntilAsync("2 live");
            await relay.PassAsync(5);
            // One encodes, two publish; decoders work elsewhere.
            Assert.Equal(3, relay.Processes().Count);
        }

        await relay.UntilAsync("lost");
        await relay.PassAsync(2);
        var exit = await relay.StopAsync();

        Assert.Equal(CaptureExitReason.StopRequested, exit.Reason);
        Assert.Equal("v:h264:640x360;a:aac:48000x2", relay.Format?.Signature);
        Assert.Equal(["live"], relay.NewsOf(1));
        Assert.Equal(["live"], relay.NewsOf(2));
        foreach (var (server, stream) in new[] { (servers.One, "mix-1"), (servers.Other, "mix-2") })
        {
            var reading = await MixReading.ReadAsync(Assert.Single(RelayServers.Files(server, stream)), MixRun.FrameRate, Token);
            Assert.Equal(reading.SoundSeconds, (double)reading.Frames / MixRun.FrameRate, 0.2);
            Assert.Contains(Enumerable.Range(0, reading.Frames), frame => reading.ColorAt(frame, 0.25, 0.5).IsNear(new Rgb(254, 0, 0)) && reading.ColorAt(frame, 0.75, 0.5).IsNear(new Rgb(0, 0, 254)));
            var flashes = reading.Flashes(0.25, 0.5);
            Assert.True(flashes.Count >= 4, $"{flashes.Count} flashes");
            Assert.True(reading.Beeps(Red).Count >= 4 && reading.Beeps(Blue).Count >= 4);
            // Sound and picture of one user keep their relation.
            Assert.All(flashes.Skip(1).SkipLast(1), flash => Assert.Contains(reading.Beeps(Red), beep => Math.Abs(beep - flash) < 0.1));
            Assert.True(reading.ColorAt(reading.Frames - 1, 0.25, 0.5).IsNear(Rgb.Black));
        }
    }

    [Fact]
    public async Task CodecThatRtmpLacks_IsSaid()
    {
        await using var relay = new RelayRun(
            new RelaySource.Mix(new MixPlanFeed(MixRun.Plan([])), MixRun.Encoding(codec: RtcVideoCodec.H265)), null, servers.One.Url("live", "h265"));
        Assert.Equal(CaptureExitReason.UnsupportedMedia, (await relay.Exit).Reason);
    }
}
