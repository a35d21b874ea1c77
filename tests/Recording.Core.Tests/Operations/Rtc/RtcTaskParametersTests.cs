using System.Text.Json.Nodes;
using Recording.Contracts.Errors;
using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Operations.Rtc;

namespace Recording.Core.Tests.Operations.Rtc;

/// <summary>The parameters of the operations on a task, and the table of StopRtcCloudRecording.</summary>
public sealed class RtcTaskParametersTests
{
    private const string List = "InvalidParameter.SubscribeParams.SubscribeUserIdList";

    [Fact]
    public void Rows_HaveTheTablesTexts()
    {
        Assert.Equal((400, "NotFound.Task"), (RtcRecordingErrors.TaskNotFound.Status, RtcRecordingErrors.TaskNotFound.Code));
        Assert.EndsWith(", please check the TaskId.", RtcRecordingErrors.TaskNotFound.Message, StringComparison.Ordinal);
        Assert.Equal(
            new WireError(400, "InvalidParameter.TaskId", "TaskId names a task that has ended, please check the TaskId."),
            RtcRecordingErrors.TaskState("It names a task that has ended."));
    }

    [Theory]
    [InlineData("{}", "MissingParameter")]
    [InlineData("""{"TaskId":""}""", "MissingParameter")]
    [InlineData("""{"TaskId":["a"]}""", "InvalidParameter.TaskId")]
    [InlineData("""{"TaskId":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}""", "InvalidParameter.TaskId")]
    public void TaskId_Bad_IsNamed(string json, string code)
    {
        Assert.Equal(code, RtcTaskParameters.TaskId(Parse(json)).Error?.Code);
        Assert.NotNull(RtcTaskParameters.Update(Parse(json)).Error);
    }

    [Theory]
    [InlineData("""{"TaskId":"t"}""", "MissingParameter")]
    [InlineData("""{"TaskId":"t","SubscribeParams":{}}""", "MissingParameter")]
    [InlineData("""{"TaskId":"t","SubscribeParams":7}""", List)]
    [InlineData("""{"TaskId":"t","SubscribeParams":{"SubscribeUserIdList":[]}}""", List)]
    public void Update_Bad_IsNamed(string json, string code) => Assert.Equal(code, RtcTaskParameters.Update(Parse(json)).Error?.Code);

    [Theory]
    [InlineData(RtcRecordMode.Individual, RtcStreamType.Original, "{}", false)]
    [InlineData(RtcRecordMode.Individual, RtcStreamType.Original, """{"UserPanes":[{}]}""", false)]
    [InlineData(RtcRecordMode.Mixed, RtcStreamType.Original, """{"UserPanes":[]}""", false)]
    [InlineData(RtcRecordMode.Mixed, RtcStreamType.Original, """{"UserPanes":[{"Width":"1.1"}]}""", false)]
    [InlineData(RtcRecordMode.Mixed, RtcStreamType.Original, """{"UserPanes":[{"UserId":"b"}]}""", false)]
    [InlineData(RtcRecordMode.Mixed, RtcStreamType.Original, """{"UserPanes":[{"UserId":"a","SourceType":1}]}""", false)]
    [InlineData(RtcRecordMode.Mixed, RtcStreamType.Original, """{"UserPanes":[{"UserId":"a"},{}]}""", true)]
    [InlineData(RtcRecordMode.Mixed, RtcStreamType.AudioOnly, """{"UserPanes":[]}""", true)]
    public void Update_Layout_FollowsTheRulesOfTheStart(RtcRecordMode mode, RtcStreamType recorded, string layout, bool isGood)
    {
        var parameters = new JsonObject { ["MixLayoutParams"] = layout };
        var error = RtcTaskParameters.Layout(parameters, new RecordParams(mode, recorded, 0), [new SubscribedUser("a", RtcStreamType.Original, RtcSourceType.Camera)], out var read);

        Assert.Equal(isGood ? null : "InvalidParameter.MixLayoutParams.UserPanes", error?.Code);
        if (isGood)
            Assert.Equal(recorded == RtcStreamType.Original ? 2 : null, read?.UserPanes.Count);
    }

    [Fact]
    public void Update_WithoutALayout_KeepsTheOneOfTheMix()
    {
        Assert.Null(RtcTaskParameters.Layout(
            [], new RecordParams(RtcRecordMode.Mixed, RtcStreamType.Original, 0), [new SubscribedUser("a", RtcStreamType.Original, RtcSourceType.Camera)], out var read));
        Assert.Null(read);
    }

    [Theory]
    [InlineData(RtcStreamType.AudioOnly, RtcStreamType.VideoOnly)]
    [InlineData(RtcStreamType.VideoOnly, RtcStreamType.AudioOnly)]
    public void Update_OfAMix_ThatLeavesNothing_IsRefused(RtcStreamType recorded, RtcStreamType subscribed)
    {
        SubscribedUser[] nothing = [new("a", subscribed, RtcSourceType.Camera)];

        Assert.Equal(List, RtcTaskConditions.CheckMixed(recorded, nothing)?.Code);
        Assert.Null(RtcTaskConditions.CheckMixed(recorded, [.. nothing, new("b", RtcStreamType.Original, RtcSourceType.Camera)]));
    }

    [Fact]
    public void Update_ObjectAsJsonText_IsRead()
    {
        var read = RtcTaskParameters.Update(new JsonObject { ["TaskId"] = "t", ["SubscribeParams"] = """{"SubscribeUserIdList":[{"UserId":"a","SourceType":"1"}]}""" });

        Assert.Equal(("t", new SubscribedUser("a", RtcStreamType.Original, RtcSourceType.Screen)), (read.Value!.TaskId, Assert.Single(read.Value.SubscribeParams.SubscribeUserIdList)));
    }

    [Theory]
    [InlineData(RtcStreamType.VideoOnly, "audio-only")]
    public void Subscriptions_ThatLeaveNothing_AreRefused(RtcStreamType recorded, string word)
    {
        var error = RtcTaskConditions.CheckSubscriptions(recorded, [], [new SubscribedUser("a", RtcStreamType.AudioOnly, RtcSourceType.Camera)]);

        Assert.Equal(List, error?.Code);
        Assert.Contains(word, error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{UserId}_{StartTime}", false, List)]
    [InlineData("{UserId}_{StartTime}_{Sequence}", true, List)]
    [InlineData("{UserId}_{SourceType}_{StartTime}", false, null)]
    [InlineData("{AppId}_{ChannelId}_{UserId}_{StartTime}", false, null)]
    public void CameraAndScreen_NeedSourceTypeInGivenNames(string pattern, bool segment, string? code)
    {
        SubscribedUser[] both = [new("a", RtcStreamType.Original, RtcSourceType.Camera), new("a", RtcStreamType.Original, RtcSourceType.Screen)];

        Assert.Equal(code, RtcTaskConditions.CheckSubscriptions(RtcStreamType.Original, [(pattern, segment)], both)?.Code);
        Assert.Null(RtcTaskConditions.CheckSubscriptions(RtcStreamType.Original, [(pattern, segment)], both[..1]));
    }

    [Fact]
    public void Endpoint_OfAnotherStorage_IsInvalidOssParams()
    {
        var request = RtcRequests.Accept(RtcRequests.Individual);
        RtcRequests.AssertRow(
            RtcPreconditions.Check(request, appIsConfigured: true, bucketExists: true, "rec.example.com")!, "InvalidParameter.StorageParams.OSSParams", "StorageParams.OSSParams.OSSEndpoint");
        Assert.Null(RtcPreconditions.Check(request, appIsConfigured: true, bucketExists: true, "OSS-cn-shanghai.aliyuncs.com"));
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
