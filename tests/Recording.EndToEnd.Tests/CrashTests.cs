using Recording.EndToEnd.Tests.Scenarios;
using Recording.Testing.Media;
using Recording.Testing.Packets;
using Recording.Testing.Rtmp;

namespace Recording.EndToEnd.Tests;

/// <summary>The service dies, or is asked to go, in the middle of a recording.</summary>
public sealed class CrashTests
{
    private static readonly SourceClipOptions Long =
        new() { Duration = TimeSpan.FromSeconds(90), Width = 320, Height = 180, Gop = 25, VideoKilobits = 300 };

    private static CancellationToken Token => RecordingScenario.Token;

    [Fact]
    public async Task Kill9_TheSameTaskGoesOnInTheSameFile_AndTheTailOnDiskIsStored()
    {
        await using var scenario = await RecordingScenario.StartAsync();
        await EnsureKill9LosesNothingAsync(scenario);
    }

    [Fact]
    public async Task CtrlC_FinishesAndStoresOpenSegments_AndTheNextStartGoesOn()
    {
        await using var scenario = await RecordingScenario.StartAsync();
        var clip = await SourceClip.GetAsync(Long, Token);
        var job = await scenario.SubmitAsync(scenario.Rtmp.Url("live", "stop"), await scenario.CreateTemplateAsync(Formats.Hls()));
        await scenario.Rtmp.WaitForPlayersAsync("live", "stop", 1, Token);
        await using var publisher = await Publisher.StartAsync(scenario.Rtmp.Url("live", "stop"), clip, PublisherOptions.Once, Token);
        var before = await scenario.WaitForAsync(job, report => report.RecordedSeconds > 8);

        Assert.Equal(0, await scenario.Server.StopAsync(Token));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(scenario.Server.Data, "spool"), "*.ts", SearchOption.AllDirectories));

        await scenario.Server.RestartAsync(Token);
        var after = await scenario.WaitForAsync(job, report => report.State == "RUNNING", TimeSpan.FromSeconds(10));
        Assert.True(after.StoredSeconds >= before.RecordedSeconds);
        await scenario.WaitForAsync(job, report => report.StoredSeconds > after.StoredSeconds + 5);
        await scenario.StopAsync(job);

        var playlist = Assert.Single(await scenario.FilesAsync(job, "m3u8"));
        await EnsureOnlyAGapIsMissingAsync(clip, await PacketHashes.DownloadPartsAsync(scenario.Server.Client.Http, playlist.Url, Token));
    }

    [Fact]
    public async Task CtrlC_WhileADownloadStandsStill_StoresTheOpenSegmentAndEndsSoon()
    {
        await using var scenario = await RecordingScenario.StartAsync();
        var clip = await SourceClip.GetAsync(Long, Token);
        var job = await scenario.SubmitAsync(scenario.Rtmp.Url("live", "slow"), await scenario.CreateTemplateAsync(Formats.Hls()));
        await scenario.Rtmp.WaitForPlayersAsync("live", "slow", 1, Token);
        await using var publisher = await Publisher.StartAsync(scenario.Rtmp.Url("live", "slow"), clip, PublisherOptions.Once, Token);
        await scenario.WaitForAsync(job, report => report.RecordedSeconds > 3);
        using var download = await scenario.BeginDownloadAsync(megabytes: 64);

        var stopping = TimeProvider.System.GetTimestamp();
        Assert.Equal(0, await scenario.Server.StopAsync(Token));

        Assert.InRange(TimeProvider.System.GetElapsedTime(stopping).TotalSeconds, 0, 20);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(scenario.Server.Data, "spool"), "*.ts", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task FfmpegKilled_ANewCaptureFollowsAtOnce()
    {
        await using var scenario = await RecordingScenario.StartAsync();
        var clip = await SourceClip.GetAsync(Long, Token);
        var job = await scenario.SubmitAsync(scenario.Rtmp.Url("live", "child"), await scenario.CreateTemplateAsync(Formats.Hls()));
        await scenario.Rtmp.WaitForPlayersAsync("live", "child", 1, Token);
        await using var publisher = await Publisher.StartAsync(scenario.Rtmp.Url("live", "child"), clip, PublisherOptions.Once, Token);
        var before = await scenario.WaitForAsync(job, report => report.RecordedSeconds > 8);

        scenario.KillCapture();
        var after = await scenario.WaitForAsync(
            job, report => report is { State: "RUNNING", Epoch: var epoch } && epoch > before.Epoch, TimeSpan.FromSeconds(10));
        await scenario.WaitForAsync(job, report => report.StoredSeconds > after.StoredSeconds + 5);
        var end = await scenario.StopAsync(job);

        Assert.Equal(1, end.Gaps);
        var playlist = Assert.Single(await scenario.FilesAsync(job, "m3u8"));
        await EnsureOnlyAGapIsMissingAsync(clip, await PacketHashes.DownloadPartsAsync(scenario.Server.Client.Http, playlist.Url, Token));
    }

    /// <summary>Two stretches of the source, each without a hole, the first from its first packet, the second after it.</summary>
    private static async Task EnsureOnlyAGapIsMissingAsync(SourceClip clip, IReadOnlyList<StreamPackets> parts)
    {
        var source = await clip.PacketsAsync(Token);
        Assert.Equal(2, parts.Count);
        PacketLists.EnsureEqual(source, parts[0], PacketExpectation.Stretch with { MayStartLate = false });
        PacketLists.EnsureEqual(source, parts[1], PacketExpectation.Stretch);
        var first = PacketLists.Compare(source.Video, parts[0].Video, PacketExpectation.Stretch);
        var second = PacketLists.Compare(source.Video, parts[1].Video, PacketExpectation.Stretch);
        Assert.True(second.FirstPosition >= first.FirstPosition + parts[0].Video.Count, "The second stretch repeats a part of the first.");
    }

    /// <summary>Records, kills the service, lets it go on, and looks at everything that came of it.</summary>
    internal static async Task EnsureKill9LosesNothingAsync(RecordingScenario scenario)
    {
        var clip = await SourceClip.GetAsync(Long, Token);
        var job = await scenario.SubmitAsync(
            scenario.Rtmp.Url("live", "crash"), await scenario.CreateTemplateAsync(Formats.Hls(), Formats.Mp4()));
        await scenario.Rtmp.WaitForPlayersAsync("live", "crash", 1, Token);
        await using var publisher = await Publisher.StartAsync(scenario.Rtmp.Url("live", "crash"), clip, PublisherOptions.Once, Token);
        var before = await scenario.WaitForAsync(job, report => report.Segments >= 3 && report.RecordedSeconds > report.StoredSeconds + 2);

        await scenario.Server.Kill9Async(Token);
        await scenario.Server.RestartAsync(Token);
        var restarted = TimeProvider.System.GetTimestamp();
        await scenario.WaitForAsync(job, report => report.State == "RUNNING", TimeSpan.FromSeconds(10));
        var tail = await scenario.WaitForAsync(job, report => report.Segments > before.Segments, TimeSpan.FromSeconds(10));
        Assert.True(TimeProvider.System.GetElapsedTime(restarted) < TimeSpan.FromSeconds(10));
        Assert.True(tail.StoredSeconds >= before.RecordedSeconds - 1, $"Stored {tail.StoredSeconds} s of {before.RecordedSeconds} s that were on disk.");

        await scenario.WaitForAsync(job, report => report.StoredSeconds > tail.StoredSeconds + 10);
        var end = await scenario.StopAsync(job);

        Assert.Equal(1, end.Gaps);
        var playlist = Assert.Single(await scenario.FilesAsync(job, "m3u8"));
        var parts = await PacketHashes.DownloadPartsAsync(scenario.Server.Client.Http, playlist.Url, Token);
        Assert.Equal(2, parts.Count);
        await EnsureOnlyAGapIsMissingAsync(clip, parts);

        var mp4 = Assert.Single(await scenario.FilesAsync(job, "mp4"));
        var whole = StreamPackets.Join(await PacketHashes.DownloadPartsAsync(scenario.Server.Client.Http, mp4.Url, Token));
        Assert.Equal(parts.SelectMany(part => part.Video), whole.Video);
        Assert.Equal(parts.SelectMany(part => part.Audio), whole.Audio);

        // The callbacks tell true durations, number on over the crash, and none is missing.
        await scenario.WaitForCallbackAsync(job, "file_created", 2);
        Assert.Equal(["record_started", "record_paused", "record_resumed", "file_created", "file_created"], scenario.CallbackNames(job));
        Assert.Equal([1, 2, 3, 4, 5], scenario.Callbacks(job).Select(body => body.GetProperty("sequence").GetInt32()));
        foreach (var file in scenario.Callbacks(job).TakeLast(2))
        {
            Assert.Equal(1, file.GetProperty("gaps").GetInt32());
            var report = await FfprobeReport.ReadAsync(file.GetProperty("url").GetString()!, Token);
            Assert.Equal(file.GetProperty("duration").GetDouble(), end.StoredSeconds, 0.3);
            if (file.GetProperty("format").GetString() == "mp4")
                Assert.Equal(file.GetProperty("duration").GetDouble(), report.Duration.TotalSeconds, 0.1);
        }
    }
}
