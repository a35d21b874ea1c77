using Recording.Core.Ffmpeg;
using Recording.Media.Capture;
using Recording.Media.Relaying;
using Recording.Testing.Media;
using Recording.Testing.Packets;
using Recording.Testing.Rtmp;

namespace Recording.Media.Tests.Relaying;

/// <summary>A stream goes to each target as it is, from one reading of it.</summary>
public sealed class StreamRelayTests(RelayServers servers) : IClassFixture<RelayServers>
{
    private static readonly SourceClipOptions Clip = new() { Duration = TimeSpan.FromSeconds(8) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TwoTargets_HaveEveryPacketOfTheSource_AndTheSourcesEndEndsAll()
    {
        var clip = await SourceClip.GetAsync(Clip, Token);
        await using var relay = RelayRun.Of(
            servers.Source.Url("notify", "whole"), servers.One.Url("record", "whole-1") + "?key=hidden", servers.Other.Url("record", "whole-2"));
        await servers.Source.WaitForPlayersAsync("notify", "whole", 1, Token);
        await using var publisher = await Publisher.StartAsync(servers.Source.Url("notify", "whole"), clip, PublisherOptions.Once, Token);
        await relay.UntilAsync("1 live");
        await relay.UntilAsync("2 live");
        var processes = relay.Processes();
        var exit = await relay.Exit;

        Assert.Equal(CaptureExitReason.SourceEnded, exit.Reason);
        Assert.Equal("v:h264:640x360;a:aac:48000x2", relay.Format?.Signature);
        Assert.Equal(["1 live", "2 live", "up"], relay.News.Order());
        Assert.False(relay.Overlapped);
        // One that reads, two that publish; stream keys are in no list of processes.
        Assert.Equal(3, processes.Count);
        Assert.DoesNotContain(processes.Values, line => line.Contains("whole-1", StringComparison.Ordinal) || line.Contains("hidden", StringComparison.Ordinal));
        Assert.Empty(relay.Processes());
        Assert.Empty(Directory.EnumerateFileSystemEntries(relay.Folder));
        foreach (var (server, stream) in new[] { (servers.One, "whole-1"), (servers.Other, "whole-2") })
        {
            var file = Assert.Single(RelayServers.Files(server, stream));
            var packets = await PacketHashes.ReadAsync(file, Token);
            var source = await clip.PacketsAsync(Token);
            PacketLists.EnsureEqual(source, packets, PacketExpectation.Whole);
            var report = await FfprobeReport.ReadAsync(file, Token);
            Assert.Equal(8, report.Duration.TotalSeconds, 0.3);
        }
    }

    [Fact]
    public async Task SoundAlone_IsRelayed()
    {
        var clip = await SourceClip.GetAsync(Clip, Token);
        var url = servers.Source.Url("notify", "sound");
        await using var publisher = await Publisher.StartAsync(url, clip, PublisherOptions.Endless, Token);
        await using var relay = new RelayRun(new RelaySource.Stream(RelayRun.Url(url), TrackMedia.AudioOnly), null, servers.One.Url("record", "sound-1"));
        await relay.UntilAsync("1 live");
        await relay.PassAsync(2);
        var exit = await relay.StopAsync();

        Assert.Equal(CaptureExitReason.StopRequested, exit.Reason);
        var packets = await PacketHashes.ReadAsync(Assert.Single(RelayServers.Files(servers.One, "sound-1")), Token);
        Assert.Empty(packets.Video);
        Assert.True(packets.Audio.Count > 100, $"{packets.Audio.Count} packets");
        var comparison = PacketLists.Compare((await clip.PacketsAsync(Token)).Audio, packets.Audio, PacketExpectation.Looped);
        Assert.True(comparison.IsEqual, comparison.ToString());
    }

    [Fact]
    public async Task Targets_AddedAndRemoved_WhileTheOthersGoOn()
    {
        var clip = await SourceClip.GetAsync(Clip, Token);
        var url = servers.Source.Url("notify", "change");
        await using var publisher = await Publisher.StartAsync(url, clip, PublisherOptions.Endless, Token);
        var (first, second, third) = (servers.One.Url("record", "change-1"), servers.Other.Url("record", "change-2"), servers.Other.Url("record", "change-3"));
        await using var relay = RelayRun.Of(url, first, second);
        await relay.UntilAsync("1 live");
        await relay.UntilAsync("2 live");
        relay.Feed.Change([RelayRun.Address(1, first), RelayRun.Address(3, third)]);
        await relay.UntilAsync("3 live");
        await relay.PassAsync(2);
        Assert.False(await servers.Other.IsPublishedAsync("record", "change-2", Token));
        await relay.StopAsync();

        Assert.DoesNotContain(relay.Details, detail => detail.Length > 0);
        var whole = Assert.Single(RelayServers.Files(servers.One, "change-1"));
        await RelayServers.AssertUnbrokenAsync(whole, clip, 75);
        foreach (var stream in new[] { "change-2", "change-3" })
        {
            var file = Assert.Single(RelayServers.Files(servers.Other, stream));
            await RelayServers.AssertUnbrokenAsync(file, clip, 25);
            var starts = await Testing.Processes.Command.RunAsync(
                "ffprobe", ["-v", "error", "-show_entries", "packet=stream_index,dts_time", "-read_intervals", "%+#2", "-of", "csv=p=0", file], Token);
            Assert.All(starts.Split('\n', StringSplitOptions.RemoveEmptyEntries), line =>
                Assert.InRange(double.Parse(line.Split(',')[1], System.Globalization.CultureInfo.InvariantCulture), 0, 0.2));
        }
    }

    [Fact]
    public async Task OneNumber_ForAnotherAddress_IsAnotherTarget()
    {
        var clip = await SourceClip.GetAsync(Clip, Token);
        var url = servers.Source.Url("notify", "again");
        await using var publisher = await Publisher.StartAsync(url, clip, PublisherOptions.Endless, Token);
        var (first, second) = (servers.One.Url("record", "again-1"), servers.Other.Url("record", "again-2"));
        await using var relay = RelayRun.Of(url, first);
        await relay.UntilAsync("1 live");
        relay.Feed.Change([RelayRun.Address(1, second)]);
        await relay.UntilAsync("1 live", times: 2);
        Assert.True(await servers.Other.IsPublishedAsync("record", "again-2", Token));
        Assert.False(await servers.One.IsPublishedAsync("record", "again-1", Token));
        await relay.StopAsync();
    }
}
