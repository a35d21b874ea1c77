using Recording.EndToEnd.Tests.Scenarios;
using Recording.Testing.Media;
using Recording.Testing.Packets;
using Recording.Testing.Rtmp;

namespace Recording.EndToEnd.Tests;

/// <summary>A source that goes and comes back.</summary>
public sealed class SourceReturnsTests
{
    private static readonly SourceClipOptions Small =
        new() { Duration = TimeSpan.FromSeconds(60), Width = 320, Height = 180, Gop = 25, VideoKilobits = 300 };

    private static CancellationToken Token => RecordingScenario.Token;

    [Fact]
    public async Task SourceComesBackAfterTwentySeconds_SameFileWithAMarkedGap()
    {
        await using var scenario = await RecordingScenario.StartAsync();
        var clip = await SourceClip.GetAsync(Small with { Duration = TimeSpan.FromSeconds(12) }, Token);
        var job = await scenario.SubmitAsync(
            scenario.Rtmp.Url("notify", "back"), await scenario.CreateTemplateAsync(Formats.Hls(), Formats.Mp4()));
        await using (var first = await scenario.PublishForAsync("notify", "back", clip))
            await first.Ended.WaitAsync(Token);
        await scenario.WaitForCallbackAsync(job, "record_paused");
        await Task.Delay(TimeSpan.FromSeconds(20), Token);
        await scenario.Rtmp.WaitForPlayersAsync("notify", "back", 1, Token);
        await using (var second = await Publisher.StartAsync(scenario.Rtmp.Url("notify", "back"), clip, PublisherOptions.Once, Token))
            await second.Ended.WaitAsync(Token);
        await scenario.WaitForAsync(job, report => report.StoredSeconds > 23.5);
        var end = await scenario.StopAsync(job);

        Assert.Equal(1, end.Gaps);
        await scenario.WaitForCallbackAsync(job, "file_created", 2);
        Assert.Equal(
            ["record_started", "record_paused", "record_resumed", "record_paused", "file_created", "file_created"], scenario.CallbackNames(job));

        var playlist = Assert.Single(await scenario.FilesAsync(job, "m3u8"));
        var parts = await PacketHashes.DownloadPartsAsync(scenario.Server.Client.Http, playlist.Url, Token);
        Assert.Equal(2, parts.Count);
        var source = await clip.PacketsAsync(Token);
        Assert.All(parts, part => PacketLists.EnsureEqual(source, part, PacketExpectation.Whole));

        // One MP4 with both halves, and its duration is what is in it, not what the wall clock saw.
        var mp4 = Assert.Single(await scenario.FilesAsync(job, "mp4"));
        var whole = Assert.Single(await PacketHashes.DownloadPartsAsync(scenario.Server.Client.Http, mp4.Url, Token));
        PacketLists.EnsureEqual(source, new StreamPackets([.. whole.Video.Take(source.Video.Count)], [.. whole.Audio.Take(source.Audio.Count)]), PacketExpectation.Whole);
        Assert.Equal((source.Video.Count * 2, source.Audio.Count * 2), (whole.Video.Count, whole.Audio.Count));
        Assert.Equal(24, mp4.Duration, 0.5);
        Assert.Equal(24, (await FfprobeReport.ReadAsync(mp4.Url.ToString(), Token)).Duration.TotalSeconds, 0.5);
        Assert.True((mp4.End - mp4.Start).TotalSeconds > 40);
    }
}
