using System.Text.Json;

namespace Recording.Clients.Tests;

/// <content>Recordings of RTC channels.</content>
public sealed partial class VendorClientTests
{
    [Theory]
    [MemberData(nameof(Clients))]
    public async Task ChannelRecording_GoesItsWay(string client, string signature)
    {
        var start = StartRtc(client, signature);
        var task = TaskId(await fixture.CallAsync(start));
        var updated = await OnTaskAsync("UpdateRtcCloudRecording", ("SubscribeParams", JsonSerializer.Serialize(
            new { SubscribeUserIdList = new object[] { new { UserId = "userA" }, new { UserId = "userB", StreamType = 1 } } })));
        Assert.Equal(task, TaskId(updated));
        var described = await OnTaskAsync("DescribeRtcCloudRecordingFiles");
        var info = described.EnsureOk().GetProperty("TaskInfo");
        Assert.Equal(["RecordFileList", "Status", "TaskId"], info.EnumerateObject().Select(member => member.Name).Order());
        Assert.Equal("RUNNING", info.GetProperty("Status").GetString());

        Assert.Equal(task, TaskId(await OnTaskAsync("StopRtcCloudRecording")));
        var again = await OnTaskAsync("StopRtcCloudRecording");
        Assert.Equal((false, "InvalidParameter.TaskId"), (again.IsOk, again.Code));

        Task<ClientResult> OnTaskAsync(string action, params (string Name, object Value)[] more) => fixture.CallAsync(start with
        {
            Action = action,
            Parameters = more.Append(("TaskId", task)).ToDictionary(pair => pair.Item1, pair => pair.Item2),
        });
    }

    private static string TaskId(ClientResult result) => result.EnsureOk().GetProperty("TaskId").GetString()!;

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task MixedRecording_StartsAndStops(string client, string signature)
    {
        var start = StartRtc(client, signature);
        var mixed = new Dictionary<string, object>(start.Parameters)
        {
            ["SubscribeParams"] = """{"SubscribeUserIdList":[{"UserId":"anna"}]}""",
            ["RecordParams"] = """{"RecordMode":1}""",
            ["StorageParams"] = """{"StorageType":0,"VodParams":{}}""",
            ["MixTranscodeParams"] = """{"AudioBitrate":64,"AudioChannels":2,"AudioSampleRate":48000,"VideoBitrate":500,"VideoFramerate":25,"VideoGop":50}""",
            ["MixLayoutParams"] = """{"UserPanes":[{"UserId":"anna"}]}""",
        };
        mixed.Remove("NotifyFileUploadedFormat");
        var task = TaskId(await fixture.CallAsync(start with { Parameters = mixed }));

        var stop = await fixture.CallAsync(start with
        {
            Action = "StopRtcCloudRecording",
            Parameters = new Dictionary<string, object> { ["TaskId"] = task },
        });
        Assert.Equal(task, TaskId(stop));
    }

    private static ClientCall StartRtc(string client, string signature) => Call(client, signature) with
    {
        Action = "StartRtcCloudRecording",
        Version = Live,
        Parameters = new Dictionary<string, object>
        {
            ["AppId"] = "app-1",
            ["ChannelId"] = "room1024",
            ["SubscribeParams"] = JsonSerializer.Serialize(new { SubscribeUserIdList = new[] { new { UserId = "userA" } } }),
            ["RecordParams"] = JsonSerializer.Serialize(new { RecordMode = 0 }),
            ["StorageParams"] = JsonSerializer.Serialize(
                new { StorageType = 1, OSSParams = new { OSSEndpoint = "oss-cn-shanghai.aliyuncs.com", OSSBucket = "recordings" } }),
            ["NotifyFileUploadedFormat"] = new[] { "HLS" },
        },
    };
}
