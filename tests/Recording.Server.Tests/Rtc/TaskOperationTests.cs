using System.Text.Json;
using System.Text.Json.Nodes;
using Recording.Core.Tasks.State;
using Recording.Media.Capture;
using static Recording.Server.Tests.Rtc.ChannelBench;

namespace Recording.Server.Tests.Rtc;

/// <summary>Stop, update, pause, resume and describe, with the vendor's errors.</summary>
public sealed class TaskOperationTests
{
    private static readonly string[] OnTasks =
        ["StopRtcCloudRecording", "UpdateRtcCloudRecording", "DescribeRtcCloudRecordingFiles", "PauseRtcCloudRecording", "ResumeRtcCloudRecording"];

    public static TheoryData<string> Operations => [.. OnTasks];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task UnknownTask_IsNotFoundTask(string action)
    {
        await using var bench = await StartedAsync();
        await bench.All.Driver.StartAsync(bench.All.Spec, CancellationToken.None);

        // The id of a live job is none of a channel's recording.
        foreach (var id in new[] { Guid.NewGuid().ToString(), "../x#?", bench.All.Spec.TaskId })
            AssertError(400, "NotFound.Task", await bench.CallAsync(action, WithUsers(id)));
        AssertError(400, "MissingParameter", await bench.CallAsync(action, []));
    }

    [Theory]
    [InlineData("StopRtcCloudRecording")]
    [InlineData("UpdateRtcCloudRecording")]
    [InlineData("PauseRtcCloudRecording")]
    [InlineData("ResumeRtcCloudRecording")]
    public async Task EndedTask_IsInvalidTaskId(string action)
    {
        await using var bench = await StartedAsync();
        var task = await bench.BeginAsync(Request(Users("anna")));
        await bench.StopAsync(task);

        AssertError(400, "InvalidParameter.TaskId", await bench.CallAsync(action, WithUsers(task)));
        Assert.Equal("STOPPED", await bench.StatusAsync(task));
    }

    [Fact]
    public async Task StoppingTask_CannotBeStoppedOrUpdated_AndSaysSo()
    {
        await using var bench = await StartedAsync();
        var task = await bench.BeginAsync(Request(Users("anna")));
        var run = (await bench.RunAsync("anna_C")).Up();
        var stopped = new TaskCompletionSource();
        bench.All.Capture.OnStop = _ => stopped.TrySetResult();
        Read(await bench.CallAsync("StopRtcCloudRecording", task));
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal("STOPPING", await bench.StatusAsync(task));
        foreach (var action in OnTasks.Where(action => action != "DescribeRtcCloudRecordingFiles"))
            AssertError(400, "InvalidParameter.TaskId", await bench.CallAsync(action, WithUsers(task)));
        run.End();
        await bench.All.UntilRetiredAsync();
        Assert.Equal("STOPPED", await bench.StatusAsync(task));
    }

    [Fact]
    public async Task LiveJobOperations_DoNotSeeAChannelsTask()
    {
        await using var bench = await StartedAsync();
        var task = await bench.BeginAsync(Request(Users("anna")));
        foreach (var action in new[] { "GetLiveRecordJob", "StopLiveRecordJob" })
            AssertError(404, "InvalidJobId.NotFound", await bench.CallAsync(action, new JsonObject { ["JobId"] = task }));
        AssertError(404, "InvalidJobId.NotFound", await bench.CallAsync("GetLiveRecordTemplate", new JsonObject { ["JobId"] = task, ["TemplateId"] = "t" }));
        Assert.Equal(0, Read(await bench.CallAsync("ListLiveRecordJobs", [])).GetProperty("TotalCount").GetInt32());

        (await bench.RunAsync("anna_C")).Up().Segment();
        await bench.UntilAsync(task, state => state.Tracks[0].NextSequence == 1);
        await bench.StopAsync(task);
        Assert.Equal("0", Read(await bench.CallAsync("ListLiveRecordFiles", [])).GetProperty("TotalCount").GetString());
    }

    [Fact]
    public async Task Describe_TellsTheStatusOfEveryMoment()
    {
        await using var bench = await StartedAsync();
        var task = await bench.BeginAsync(Request(Users("anna")));
        Assert.Equal("RUNNING", await bench.StatusAsync(task));
        (await bench.RunAsync("anna_C")).Up().Segment().End();
        await bench.UntilAsync(task, state => state.Phase == TaskPhase.Recovering);
        Assert.Equal("RECOVERING", await bench.StatusAsync(task));
        (await bench.RunAsync("anna_C")).Up();
        await bench.UntilAsync(task, state => state.Phase == TaskPhase.Running);
        Read(await bench.CallAsync("PauseRtcCloudRecording", task));
        Assert.Equal("PAUSED", await bench.StatusAsync(task));
        AssertError(400, "InvalidParameter.TaskId", await bench.CallAsync("PauseRtcCloudRecording", task));
        Read(await bench.CallAsync("ResumeRtcCloudRecording", task));
        Assert.Equal("RECOVERING", await bench.StatusAsync(task));
        AssertError(400, "InvalidParameter.TaskId", await bench.CallAsync("ResumeRtcCloudRecording", task));
        await bench.StopAsync(task);

        // The vendor's form has the vendor's fields and no others.
        var info = await bench.DescribeAsync(task, extended: false);
        Assert.Equal(["TaskId", "Status", "RecordFileList"], info.EnumerateObject().Select(member => member.Name));
        var files = info.GetProperty("RecordFileList");
        Assert.Equal(["HlsFileList", "Mp4FileList", "Mp3FileList", "VodMediaList"], files.EnumerateObject().Select(member => member.Name));
        var name = Assert.Single(files.GetProperty("HlsFileList").EnumerateArray()).GetString()!;
        Assert.Matches($@"^{task}/app-1_room_anna_2026-03-01-16:00:\d\d\.m3u8$", name);
        Assert.Equal("StopRequested", (await bench.DescribeAsync(task)).GetProperty("Details").GetProperty("ExitReason").GetString());
    }

    [Fact]
    public async Task Describe_LongAfterTheEnd_IsNotFoundTask()
    {
        await using var bench = await StartedAsync(("Recording:Rtc:QueryableFor", "3.00:00:00"));
        var task = await bench.BeginAsync(Request(Users("anna")));
        await bench.StopAsync(task);
        bench.All.Time.Advance(TimeSpan.FromDays(3) - TimeSpan.FromMinutes(1));
        Assert.Equal("STOPPED", await bench.StatusAsync(task));

        bench.All.Time.Advance(TimeSpan.FromMinutes(2));
        AssertError(400, "NotFound.Task", await bench.CallAsync("DescribeRtcCloudRecordingFiles", task));
    }

    [Fact]
    public async Task PauseAndResume_ContinueTheSameFile()
    {
        await using var bench = await StartedAsync();
        var task = await bench.BeginAsync(Request(Users("anna")));
        var run = (await bench.RunAsync("anna_C")).Up().Segment();
        await bench.UntilAsync(task, state => state.Tracks[0].NextSequence == 1);
        Read(await bench.CallAsync("PauseRtcCloudRecording", task));
        Assert.Equal(CaptureExitReason.StopRequested, (await run.Exit.WaitAsync(TimeSpan.FromSeconds(20))).Reason);
        await bench.UntilAsync(task, state => !state.Tracks[0].CaptureActive);
        bench.All.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("PAUSED", await bench.StatusAsync(task));

        Read(await bench.CallAsync("ResumeRtcCloudRecording", task));
        (await bench.RunAsync("anna_C")).Up().Segment();
        await bench.UntilAsync(task, state => state.Tracks[0].NextSequence == 2);
        await bench.StopAsync(task);
        var track = Assert.Single((await bench.DescribeAsync(task)).GetProperty("Details").GetProperty("Tracks").EnumerateArray());
        Assert.Equal(20, Assert.Single(track.GetProperty("Files").EnumerateArray()).GetProperty("Duration").GetDouble());
        Assert.True(Assert.Single(track.GetProperty("Gaps").EnumerateArray()).GetProperty("Seconds").GetDouble() >= 290);
        Assert.Equal(
            ["TaskCreated", "TaskStarting", "TaskRunning", "TaskPaused", "TaskRecovering", "TaskRunning", "TaskStopping", "RecordFileUploaded", "TaskStopped"],
            bench.Sent().Select(item => item.Event));
    }

    [Fact]
    public async Task Restart_DuringAPause_StaysPausedUntilItIsResumed()
    {
        await using var bench = await StartedAsync();
        var task = await bench.BeginAsync(Request(Users("anna")));
        (await bench.RunAsync("anna_C")).Up().Segment().Tail();
        await bench.UntilAsync(task, state => state.Tracks[0].NextSequence == 1);
        bench.All.Capture.OnStop = _ => { };
        Read(await bench.CallAsync("PauseRtcCloudRecording", task));
        await bench.All.RestartAsync();
        Assert.Equal("PAUSED", await bench.StatusAsync(task));
        Assert.Null(bench.All.Capture.TryNext());

        // What the dead capture left on disk comes first.
        Read(await bench.CallAsync("ResumeRtcCloudRecording", task));
        (await bench.RunAsync("anna_C")).Up().Segment();
        await bench.UntilAsync(task, state => state.Tracks[0].NextSequence == 3);
        await bench.StopAsync(task);
    }

    [Fact]
    public async Task Callbacks_AreOfTheChannel_AndSigned()
    {
        await using var bench = await StartedAsync();
        var task = await bench.BeginAsync(Request(Users("anna")));
        await bench.StopAsync(task);

        var (_, payload, entry) = bench.Sent()[^1];
        Assert.Equal((Core.Callbacks.CallbackKind.RtcRecord, "TaskStopped", "", "app-1", "room"), (entry.Kind, entry.Type, entry.Domain, entry.App, entry.Stream));
        Assert.NotNull(entry.SealedAuthKey);
        var body = JsonElement.Parse(entry.Body);
        Assert.Equal(["appId", "channelId", "taskId", "eventType", "callbackTs", "payload"], body.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("app-1", "room", task), (body.GetProperty("appId").GetString(), body.GetProperty("channelId").GetString(), body.GetProperty("taskId").GetString()));
        Assert.Equal(entry.WrittenAt.ToUnixTimeMilliseconds(), body.GetProperty("callbackTs").GetInt64());
        Assert.Equal("StopRequested", payload.GetProperty("reason").GetString());
    }

    private static JsonObject WithUsers(string taskId) => new()
    {
        ["TaskId"] = taskId,
        ["SubscribeParams"] = JsonNode.Parse("""{"SubscribeUserIdList":[{"UserId":"anna"}]}"""),
    };
}
