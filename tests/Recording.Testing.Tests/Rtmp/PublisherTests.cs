using Recording.Testing.Media;
using Recording.Testing.Packets;
using Recording.Testing.Processes;

namespace Recording.Testing.Rtmp;

public sealed class PublisherTests
{
    private static readonly SourceClipOptions Short = new() { Duration = TimeSpan.FromSeconds(12) };

    [Fact]
    public async Task PlayerThatWaits_RecordsEveryPacket()
    {
        var cancel = TestContext.Current.CancellationToken;
        var clip = await SourceClip.GetAsync(Short, cancel);
        await using var server = await RtmpServer.StartAsync(cancel);
        using var folder = new TempFolder("publish");
        await using var recorder = Record(server.Url("notify", "a"), folder["a.ts"]);
        await server.WaitForPlayersAsync("notify", "a", 1, cancel);

        await using var publisher = await Publisher.StartAsync(server.Url("notify", "a"), clip, new PublisherOptions { ReadRate = 3 }, cancel);

        Assert.Equal(0, await publisher.Ended);
        await recorder.Exited.WaitAsync(cancel);
        PacketLists.EnsureEqual(await clip.PacketsAsync(cancel), await PacketHashes.ReadAsync(folder["a.ts"], cancel), PacketExpectation.Whole);
    }

    [Fact]
    public async Task PlayerThatJoinsLate_RecordsAStretchOfTheLoops()
    {
        var cancel = TestContext.Current.CancellationToken;
        var clip = await SourceClip.GetAsync(Short with { Duration = TimeSpan.FromSeconds(4) }, cancel);
        await using var server = await RtmpServer.StartAsync(cancel);
        using var folder = new TempFolder("publish");
        await using var publisher = await Publisher.StartAsync(server.Url("notify", "b"), clip, new PublisherOptions { Loops = 7, ReadRate = 4 }, cancel);
        await using var recorder = Record(server.Url("notify", "b"), folder["b.ts"]);

        await publisher.Ended.WaitAsync(cancel);
        await recorder.Exited.WaitAsync(cancel);

        var recorded = await PacketHashes.ReadAsync(folder["b.ts"], cancel);
        Assert.True(recorded.Video.Count > 400, $"{recorded.Video.Count} packets");
        PacketLists.EnsureEqual(await clip.PacketsAsync(cancel), recorded, PacketExpectation.Looped);
    }

    [Fact]
    public async Task DroppedByTheServer_Ends()
    {
        var cancel = TestContext.Current.CancellationToken;
        var clip = await SourceClip.GetAsync(Short, cancel);
        await using var server = await RtmpServer.StartAsync(cancel);
        await using var publisher = await Publisher.StartAsync(server.Url("live", "c"), clip, PublisherOptions.Endless, cancel);

        Assert.True(await server.IsPublishedAsync("live", "c", cancel));
        Assert.True(await server.DropPublisherAsync("live", "c", cancel));

        await publisher.Ended.WaitAsync(cancel);
        Assert.False(await server.DropPublisherAsync("live", "c", cancel));
    }

    [Fact]
    public async Task NobodyListening_FailsToStart()
    {
        var cancel = TestContext.Current.CancellationToken;
        var clip = await SourceClip.GetAsync(Short, cancel);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Publisher.StartAsync($"rtmp://127.0.0.1:{FreePort.Next()}/live/d", clip, PublisherOptions.Once, cancel));

        Assert.Contains("Connection refused", failure.Message, StringComparison.Ordinal);
    }

    private static ChildProcess Record(string url, string path) =>
        ChildProcess.Start("ffmpeg", ["-nostdin", "-nostats", "-loglevel", "error", "-i", url, "-map", "0", "-c", "copy", "-f", "mpegts", path]);
}
