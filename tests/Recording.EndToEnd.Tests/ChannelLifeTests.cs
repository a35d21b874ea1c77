using System.Text.Json;
using Recording.EndToEnd.Tests.Scenarios;
using Recording.Testing.Media;
using Recording.Testing.Packets;
using Recording.Testing.Rtmp;

namespace Recording.EndToEnd.Tests;

/// <summary>What a client does to a channel's recording while it runs.</summary>
public sealed class ChannelLifeTests
{
    private static CancellationToken Token => RecordingScenario.Token;

    [Fact]
    public async Task UpdateAndPause_WithRealStreams_FilesGoOnOrEnd()
    {
        await using var scenario = await ChannelScenario.StartAsync();
        var (camera, screen) = (await ChannelScenario.ClipAsync(60, seed: 11), await ChannelScenario.ClipAsync(60, seed: 12));
        object anna = new { UserId = "anna" };
        var task = await scenario.BeginAsync(scenario.Request([anna, new { UserId = "bert" }], idle: 60, announced: ["HLS"]));
        await using var first = await scenario.PublishAsync("anna", "C", camera);
        await scenario.WaitForAsync(task, report => report.Track("anna").State == "RECORDING");

        // Bert never came and is wanted no longer; Anna shares her screen.
        (await scenario.CallAsync("UpdateRtcCloudRecording", new
        {
            TaskId = task,
            SubscribeParams = new { SubscribeUserIdList = new[] { anna, new { UserId = "anna", SourceType = 1 } } },
        })).EnsureOk();
        await using var second = await scenario.PublishAsync("anna", "S", screen);
        var updated = await scenario.WaitForAsync(task, report => report.Track("bert").State == "ENDED" && report.Track("anna").State == "RECORDING");
        Assert.Equal(("RUNNING", "Unsubscribed"), (updated.Status, updated.Track("bert").ExitReason));

        (await scenario.CallAsync("PauseRtcCloudRecording", new { TaskId = task })).EnsureOk();
        await Task.WhenAll(
            scenario.WaitForAsync(task, report => report.Status == "PAUSED" && report.Tracks.Count(track => track.StoredSeconds > 0) == 2),
            UntilNobodyPlaysAsync(scenario));
        (await scenario.CallAsync("ResumeRtcCloudRecording", new { TaskId = task })).EnsureOk();
        await scenario.WaitForAsync(task, report => report.Tracks.Count(track => track is { State: "RECORDING", Epoch: 2 }) == 2);
        (await scenario.CallAsync("StopRtcCloudRecording", new { TaskId = task })).EnsureOk();
        var end = await scenario.WaitForAsync(task, report => report.State == "STOPPED");

        Assert.Equal("StopRequested", end.ExitReason);
        await EnsureTwoStretchesAsync(scenario, end.Tracks[0], camera);
        await EnsureTwoStretchesAsync(scenario, end.Tracks[2], screen);
        Assert.Matches($"^{task}/testapp_room-1_anna_[0-9:-]+\\.m3u8$", end.Hls[0]);
        Assert.Matches($"^{task}/testapp_room-1_anna_OS_[0-9:-]+\\.m3u8$", end.Hls[1]);
        await scenario.WaitForCallbackAsync(task, "TaskStopped");
        var events = scenario.Callbacks(task).Select(item => item.Event).ToList();
        Assert.Equal(["TaskCreated", "TaskStarting", "TaskRunning", "TaskPaused", "TaskRecovering", "TaskRunning", "TaskStopping"], events.Take(7));
        Assert.Equal(["RecordFileUploaded", "RecordFileUploaded", "TaskStopped"], events.Skip(7));
    }

    [Fact]
    public async Task SeventeenUsers_AfterAStop_HaveFinalPlaylists()
    {
        // All users of this gateway are one stream: the capture of each is its own all the same.
        await using var scenario = await ChannelScenario.StartAsync("{ChannelId}?user={UserId}_{SourceType}");
        var clip = await ChannelScenario.ClipAsync(60, seed: 13);
        await using var publisher = await Publisher.StartAsync(scenario.All.Rtmp.Url("notify", ChannelScenario.Channel), clip, PublisherOptions.Endless, Token);
        var task = await scenario.BeginAsync(scenario.Request([.. Enumerable.Range(1, 17).Select(number => new { UserId = $"user{number}" })], idle: 120));
        await scenario.WaitForAsync(task, report => report.Tracks.All(track => track.State == "RECORDING"));

        var begin = TimeProvider.System.GetTimestamp();
        (await scenario.CallAsync("StopRtcCloudRecording", new { TaskId = task })).EnsureOk();
        var end = await scenario.WaitForAsync(task, report => report.State == "STOPPED");
        TestContext.Current.TestOutputHelper?.WriteLine($"{TimeProvider.System.GetElapsedTime(begin).TotalSeconds:F1} s from the stop to its end");

        Assert.Equal(17, end.Hls.Distinct().Count());
        var source = await clip.PacketsAsync(Token);
        foreach (var track in end.Tracks)
        {
            Assert.Equal(("ENDED", "StopRequested"), (track.State, track.ExitReason));
            var playlist = Playlist.Parse(await scenario.All.Server.Client.Http.GetStringAsync(new Uri(track.File("HLS").Url!), Token));
            Assert.True(playlist.IsEnded);
            PacketLists.EnsureEqual(source, Assert.Single(await scenario.DownloadAsync(track.File("HLS").Url!)), PacketExpectation.Looped);
        }
    }

    [Fact]
    public async Task NobodyInTheChannel_StopsAfterMaxIdleTimeForThatReason()
    {
        await using var scenario = await ChannelScenario.StartAsync();
        var task = await scenario.BeginAsync(scenario.Request([new { UserId = "anna" }]));

        var stopped = JsonOf(await scenario.WaitForCallbackAsync(task, "TaskStopped"));
        Assert.Equal("StreamNotFound", stopped.GetProperty("reason").GetString());
        Assert.Equal(["TaskCreated", "TaskStarting", "TaskStopping", "TaskStopped"], scenario.Callbacks(task).Select(item => item.Event));
        var end = await scenario.DescribeAsync(task);
        Assert.Equal(("STOPPED", "StreamNotFound", 0), (end.Status, end.ExitReason, end.Hls.Count));
    }

    [Fact]
    public async Task ServerKilled_ChannelGoesOnInTheSameFiles()
    {
        await using var scenario = await ChannelScenario.StartAsync();
        var clip = await ChannelScenario.ClipAsync(60, seed: 14);
        var task = await scenario.BeginAsync(scenario.Request([new { UserId = "anna" }, new { UserId = "bert" }], idle: 60));
        await using var anna = await scenario.PublishAsync("anna", "C", clip);
        await using var bert = await scenario.PublishAsync("bert", "C", clip);
        await scenario.WaitForAsync(task, report => report.Tracks.All(track => track.State == "RECORDING"));
        await scenario.All.Server.Kill9Async(Token);
        await scenario.All.Server.RestartAsync(Token);
        await scenario.WaitForAsync(task, report => report.Tracks.All(track => track is { State: "RECORDING", Epoch: > 1 }));
        (await scenario.CallAsync("StopRtcCloudRecording", new { TaskId = task })).EnsureOk();
        var end = await scenario.WaitForAsync(task, report => report.State == "STOPPED");

        Assert.Equal(2, end.Hls.Count);
        foreach (var track in end.Tracks)
            await EnsureTwoStretchesAsync(scenario, track, clip);
    }

    private static JsonElement JsonOf(JsonElement callback) =>
        JsonElement.Parse(callback.GetProperty("payload").GetString()!);

    /// <summary>One file in two parts, each without a hole inside.</summary>
    private static async Task EnsureTwoStretchesAsync(ChannelScenario scenario, ChannelTrack track, SourceClip clip)
    {
        Assert.Equal(1, track.Gaps);
        var parts = await scenario.DownloadAsync(track.File("HLS").Url!);
        Assert.Equal(2, parts.Count);
        var source = await clip.PacketsAsync(Token);
        Assert.All(parts, part => PacketLists.EnsureEqual(source, part, PacketExpectation.Stretch));
    }

    private static async Task UntilNobodyPlaysAsync(ChannelScenario scenario)
    {
        while (await scenario.All.Rtmp.PlayerCountAsync("notify", "testapp_room-1_anna_C", Token)
            + await scenario.All.Rtmp.PlayerCountAsync("notify", "testapp_room-1_anna_S", Token) > 0)
            await Task.Delay(50, Token);
    }
}
