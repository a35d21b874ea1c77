using System.Net;
using Recording.Core.Ffmpeg;
using Recording.Media.Capture;
using Recording.Media.Relaying;
using Recording.Testing;
using Recording.Testing.Media;
using Recording.Testing.Rtmp;

namespace Recording.Media.Tests.Relaying;

/// <summary>A target that fails is told why, is tried again, and harms no other.</summary>
public sealed class TargetFailureTests(RelayServers servers) : IClassFixture<RelayServers>
{
    private static readonly SourceClipOptions Clip = new() { Duration = TimeSpan.FromSeconds(8) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ServerKilled_AndStartedAgain_TheTargetComesBack_AndTheOtherHasNoGap()
    {
        var (clip, source, publisher) = await PublishAsync("killed");
        await using var published = publisher;
        await using var first = await RtmpServer.StartAsync(Token);
        await using var relay = RelayRun.Of(source, first.Url("record", "killed-1"), servers.Other.Url("record", "killed-2"));
        await relay.UntilAsync("1 live");
        await relay.UntilAsync("2 live");
        await first.KillAsync();
        await relay.UntilAsync("1 Closed");
        await relay.UntilAsync("1 Unreachable");
        await using var again = await RtmpServer.StartAsync(first.Port, Token);
        await relay.UntilAsync("1 live", times: 2);
        await relay.PassAsync(2);
        await relay.StopAsync();

        Assert.Equal(["live", "Closed", "Unreachable", "live"], relay.NewsOf(1).Distinct().Append(relay.NewsOf(1).Last()));
        Assert.Equal(["live"], relay.NewsOf(2));
        await RelayServers.AssertUnbrokenAsync(Assert.Single(RelayServers.Files(servers.Other, "killed-2")), clip, 150);
        await RelayServers.AssertUnbrokenAsync(Assert.Single(RelayServers.Files(again, "killed-1")), clip, 50);
    }

    [Fact]
    public async Task ServerHeldStill_IsStalled_AndTheOtherHasNoGap()
    {
        var (clip, source, publisher) = await PublishAsync("stalled");
        await using var published = publisher;
        await using var first = await RtmpServer.StartAsync(Token);
        await using var relay = RelayRun.Of(source, first.Url("record", "stalled-1"), servers.Other.Url("record", "stalled-2"));
        await relay.UntilAsync("1 live");
        await relay.UntilAsync("2 live");
        first.Freeze();
        await relay.UntilAsync("1 Stalled");
        first.Unfreeze();
        await relay.UntilAsync("1 live", times: 2);
        await relay.PassAsync(2);
        await relay.StopAsync();

        Assert.Equal("live", relay.NewsOf(1).Last());
        Assert.Equal(["live"], relay.NewsOf(2));
        await RelayServers.AssertUnbrokenAsync(Assert.Single(RelayServers.Files(servers.Other, "stalled-2")), clip, 250);
    }

    [Theory]
    [InlineData("rtmp://127.0.0.1:{one}/deny/secretkey?token=alsosecret", "Refused")]
    [InlineData("rtmp://127.0.0.1:{one}/nosuchapp/secretkey?token=alsosecret", "Refused")]
    [InlineData("rtmp://127.0.0.1:{closed}/live/secretkey?token=alsosecret", "Unreachable")]
    [InlineData("rtmp://nobody.invalid/live/secretkey?token=alsosecret", "UnknownHost")]
    [InlineData("rtmp://forbidden.invalid/live/secretkey?token=alsosecret", "Forbidden")]
    public async Task Failures_AreToldWithTheirReason_AndNoSecret(string target, string failure)
    {
        var name = $"reason-{failure}-{target.Contains("nosuch", StringComparison.Ordinal)}";
        var (_, source, publisher) = await PublishAsync(name);
        await using var published = publisher;
        var url = target.Replace("{one}", $"{servers.One.Port}", StringComparison.Ordinal).Replace("{closed}", $"{FreePort.Next()}", StringComparison.Ordinal);
        await using var relay = new RelayRun(
            new RelaySource.Stream(RelayRun.Url(source), TrackMedia.AudioVideo), new TestGuard("forbidden.invalid"), url, servers.Other.Url("live", name));
        await relay.UntilAsync($"1 {failure}", times: 2);
        await relay.UntilAsync("2 live");
        await relay.StopAsync();

        Assert.Equal([failure], relay.NewsOf(1).Distinct());
        Assert.Equal(["live"], relay.NewsOf(2));
        TestContext.Current.TestOutputHelper!.WriteLine(string.Join('\n', relay.Details.Distinct()));
        Assert.All(relay.Details, detail => Assert.DoesNotMatch("secret|rtmp:|127", detail));
    }

    [Fact]
    public async Task NameInUse_IsRefused_UntilItIsFree()
    {
        var (_, source, publisher) = await PublishAsync("taken-source");
        await using var published = publisher;
        var clip = await SourceClip.GetAsync(Clip, Token);
        await using var owner = await Publisher.StartAsync(servers.One.Url("live", "taken"), clip, PublisherOptions.Endless, Token);
        await using var relay = RelayRun.Of(source, servers.One.Url("live", "taken"));
        await relay.UntilAsync("1 Refused");
        await owner.KillAsync(Token);
        await relay.UntilAsync("1 live");

        Assert.Contains("Already publishing", relay.Details[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckedAddress_IsTheOneConnectedTo()
    {
        var (_, source, publisher) = await PublishAsync("pinned");
        await using var published = publisher;
        // The name itself has no address.
        await using var relay = new RelayRun(
            new RelaySource.Stream(RelayRun.Url(source), TrackMedia.AudioVideo), new TestGuard { Address = IPAddress.Loopback },
            $"rtmp://nobody.invalid:{servers.One.Port}/live/pinned?a=b");
        await relay.UntilAsync("1 live");

        Assert.True(await servers.One.IsPublishedAsync("live", "pinned", Token));
    }

    [Fact]
    public async Task Stop_WhileATargetIsHeldStill_IsBounded()
    {
        var (_, source, publisher) = await PublishAsync("stop");
        await using var published = publisher;
        await using var first = await RtmpServer.StartAsync(Token);
        await using var relay = RelayRun.Of(source, first.Url("live", "stop-1"));
        await relay.UntilAsync("1 live");
        first.Freeze();
        // Longer than the kernel's buffers take data, shorter than it is waited for.
        await relay.PassAsync(7);
        var began = TimeProvider.System.GetTimestamp();
        var exit = await relay.StopAsync();
        TestContext.Current.TestOutputHelper!.WriteLine($"stopping took {TimeProvider.System.GetElapsedTime(began)}");

        Assert.Equal(CaptureExitReason.StopRequested, exit.Reason);
        Assert.Empty(relay.Processes());
        first.Unfreeze();
    }

    private async Task<(SourceClip Clip, string Url, Publisher Publisher)> PublishAsync(string name)
    {
        var clip = await SourceClip.GetAsync(Clip, Token);
        var url = servers.Source.Url("notify", name);
        return (clip, url, await Publisher.StartAsync(url, clip, PublisherOptions.Endless, Token));
    }
}
