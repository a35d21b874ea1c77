using Recording.EndToEnd.Tests.Scenarios;
using Recording.Testing.Media;
using Recording.Testing.Packets;
using Recording.Testing.Rtmp;

namespace Recording.EndToEnd.Tests;

/// <summary>What a source can do to a recording: end, stall, never come, come back, come back as another.</summary>
public sealed class SourceTroubleTests
{
    private static readonly SourceClipOptions Small =
        new() { Duration = TimeSpan.FromSeconds(60), Width = 320, Height = 180, Gop = 25, VideoKilobits = 300 };

    private static CancellationToken Token => RecordingScenario.Token;

    [Theory]
    [InlineData("live")]
    [InlineData("notify")]
    [InlineData("idle")]
    public async Task SourceEnds_JobEndsWithEverythingStored(string application)
    {
        await using var scenario = await RecordingScenario.StartAsync(("Recording__LiveRecord__ReconnectWindow", "00:00:04"));
        var clip = await SourceClip.GetAsync(Small with { Duration = TimeSpan.FromSeconds(13) }, Token);
        var job = await scenario.SubmitAsync(
            scenario.Rtmp.Url(application, "ends"), await scenario.CreateTemplateAsync(Formats.Hls(), Formats.Mp4()));
        await using var publisher = await PublishForAsync(scenario, application, "ends", clip);
        await publisher.Ended.WaitAsync(Token);

        var end = await scenario.WaitForAsync(job, report => report.State == "STOPPED");

        Assert.Equal(("StreamEnded", "paused"), (end.ExitReason, end.Status));
        await scenario.WaitForCallbackAsync(job, "file_created", 2);
        Assert.Equal(["record_started", "record_paused", "file_created", "file_created"], scenario.CallbackNames(job));
        await EnsureHoldsAsync(scenario, job, clip, PacketExpectation.Whole with { MayStartLate = application == "idle" });
    }

    [Fact]
    public async Task SourceNeverComes_JobEndsWithTheReason()
    {
        await using var scenario = await RecordingScenario.StartAsync(("Recording__LiveRecord__FirstStreamTimeout", "00:00:05"));
        var job = await scenario.SubmitAsync(scenario.Rtmp.Url("live", "never"), "system-hls-mp4");

        Assert.Equal("initial", (await scenario.JobAsync(job)).Status);
        var end = await scenario.WaitForAsync(job, report => report.State == "STOPPED");

        Assert.Equal(("StreamNotFound", 0), (end.ExitReason, end.Segments));
        var error = await scenario.WaitForCallbackAsync(job, "record_error");
        Assert.Equal("StreamNotFound", error.GetProperty("reason").GetString());
        Assert.Empty(await scenario.FilesAsync(job));
    }

    [Fact]
    public async Task SourceStalls_IsNoticedByProgress_AndAStopMeanwhileIsPromptAndKeepsTheTail()
    {
        await using var scenario = await RecordingScenario.StartAsync();
        var clip = await SourceClip.GetAsync(Small, Token);
        var job = await scenario.SubmitAsync(scenario.Rtmp.Url("live", "stalls"), await scenario.CreateTemplateAsync(Formats.Hls()));
        await using var publisher = await PublishForAsync(scenario, "live", "stalls", clip);
        await scenario.WaitForAsync(job, report => report.RecordedSeconds > 8);

        publisher.Freeze();
        var frozen = await scenario.WaitForAsync(job, report => report.State == "RECOVERING");
        Assert.True(frozen.StoredSeconds >= 8, "The tail of the stalled capture is stored at once.");

        // Now a capture is connected to a stream that says nothing.
        var before = TimeProvider.System.GetTimestamp();
        var end = await scenario.StopAsync(job);
        Assert.True(TimeProvider.System.GetElapsedTime(before) < TimeSpan.FromSeconds(10), "The stop waited for the stall.");
        Assert.Equal("StopRequested", end.ExitReason);
        await EnsureHoldsAsync(scenario, job, clip, PacketExpectation.Stretch with { MayStartLate = false });
    }

    [Fact]
    public async Task SourceComesBackAfterTwentySeconds_SameFileWithAMarkedGap()
    {
        await using var scenario = await RecordingScenario.StartAsync();
        var clip = await SourceClip.GetAsync(Small with { Duration = TimeSpan.FromSeconds(12) }, Token);
        var job = await scenario.SubmitAsync(
            scenario.Rtmp.Url("notify", "back"), await scenario.CreateTemplateAsync(Formats.Hls(), Formats.Mp4()));
        await using (var first = await PublishForAsync(scenario, "notify", "back", clip))
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

    [Theory]
    [InlineData("notify")]
    [InlineData("live")]
    public async Task SourceComesBackWithAnotherResolution_EveryFileStaysPlayable(string application)
    {
        await using var scenario = await RecordingScenario.StartAsync();
        var small = await SourceClip.GetAsync(Small with { Duration = TimeSpan.FromSeconds(12) }, Token);
        var large = await SourceClip.GetAsync(Small with { Duration = TimeSpan.FromSeconds(30), Width = 640, Height = 360, Seed = 2 }, Token);
        var job = await scenario.SubmitAsync(
            scenario.Rtmp.Url(application, "size"), await scenario.CreateTemplateAsync(Formats.Hls(), Formats.Mp4()));
        await using (var first = await PublishForAsync(scenario, application, "size", small))
            await first.Ended.WaitAsync(Token);

        // On the application that tells its players nothing, this is another stream under the same connection.
        await using (var second = await Publisher.StartAsync(scenario.Rtmp.Url(application, "size"), large, PublisherOptions.Once, Token))
            await second.Ended.WaitAsync(Token);
        await scenario.WaitForAsync(job, report => report.State == "RECOVERING" && report.StoredSeconds > 25);
        await scenario.StopAsync(job);

        var playlist = Assert.Single(await scenario.FilesAsync(job, "m3u8"));
        var parts = await PacketHashes.DownloadPartsAsync(scenario.Server.Client.Http, playlist.Url, Token);
        PacketLists.EnsureEqual(await large.PacketsAsync(Token), parts[^1], PacketExpectation.Whole with { MayStartLate = true });

        var mp4 = (await scenario.FilesAsync(job, "mp4")).OrderBy(file => file.Start).ToList();
        Assert.Equal([(320, 180), (640, 360)], mp4.Select(file => (file.Width, file.Height)));
        foreach (var file in mp4)
        {
            var report = await FfprobeReport.ReadAsync(file.Url.ToString(), Token);
            Assert.Equal((file.Width, file.Height), (report.Video!.Width, report.Video.Height));
            Assert.Equal(file.Duration, report.Duration.TotalSeconds, 0.2);
        }
    }

    /// <summary>Publishes once a capture is waiting, so that it sees the first packet.</summary>
    private static async Task<Publisher> PublishForAsync(RecordingScenario scenario, string application, string stream, SourceClip clip)
    {
        // An application without idle streams refuses players until somebody publishes.
        if (application != "idle")
            await scenario.Rtmp.WaitForPlayersAsync(application, stream, 1, Token);
        return await Publisher.StartAsync(scenario.Rtmp.Url(application, stream), clip, PublisherOptions.Once, Token);
    }

    private static async Task EnsureHoldsAsync(RecordingScenario scenario, string job, SourceClip clip, PacketExpectation expectation)
    {
        var source = await clip.PacketsAsync(Token);
        foreach (var file in await scenario.FilesAsync(job))
        {
            var packets = StreamPackets.Join(await PacketHashes.DownloadPartsAsync(scenario.Server.Client.Http, file.Url, Token));
            PacketLists.EnsureEqual(source, packets, expectation);
        }
    }
}
