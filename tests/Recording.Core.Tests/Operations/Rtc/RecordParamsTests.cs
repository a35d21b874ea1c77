using Recording.Contracts.RtcCloudRecording;

namespace Recording.Core.Tests.Operations.Rtc;

/// <summary>StartRtcCloudRecording: RecordParams, and the rules between modes and subscriptions.</summary>
public sealed class RecordParamsTests
{
    private const string Users = "SubscribeParams.SubscribeUserIdList";

    [Theory]
    [InlineData("RecordParams.RecordMode=2", "RecordParams.RecordMode")]
    [InlineData("RecordParams.RecordMode=-1", "RecordParams.RecordMode")]
    [InlineData("RecordParams.RecordMode=\"Mix\"", "RecordParams.RecordMode")]
    [InlineData("RecordParams.RecordMode={}", "RecordParams.RecordMode")]
    [InlineData("RecordParams.StreamType=3", "RecordParams.StreamType")]
    [InlineData("RecordParams.StreamType=\"x\"", "RecordParams.StreamType")]
    [InlineData("RecordParams.MaxFileDuration=179", "RecordParams.MaxFileDuration")]
    [InlineData("RecordParams.MaxFileDuration=7201", "RecordParams.MaxFileDuration")]
    [InlineData("RecordParams.MaxFileDuration=99999999999999999999", "RecordParams.MaxFileDuration")]
    [InlineData("RecordParams.MaxFileDuration=1e3", "RecordParams.MaxFileDuration")]
    [InlineData("RecordParams=\"[object Object]\"", "RecordParams")]
    [InlineData("RecordParams=1", "RecordParams")]
    public void Rejects_RecordParams(string edits, string parameter) =>
        RtcRequests.Refuse(RtcRequests.Individual, edits, "InvalidParameter.RecordParams", parameter);

    [Theory]
    [InlineData("RecordParams.RecordMode=\"0\"", RtcStreamType.Original, 7200)]
    [InlineData("RecordParams.StreamType=1 & RecordParams.MaxFileDuration=180", RtcStreamType.AudioOnly, 180)]
    [InlineData("RecordParams.StreamType=2 & RecordParams.MaxFileDuration=\"7200\"", RtcStreamType.VideoOnly, 7200)]
    public void Accepts_RecordParams(string edits, RtcStreamType stream, int duration) =>
        Assert.Equal(
            new RecordParams(RtcRecordMode.Individual, stream, duration), RtcRequests.Accept(RtcRequests.Individual, edits).RecordParams);

    [Theory]
    [InlineData(Users + ".1.StreamType=2")]
    [InlineData("RecordParams.StreamType=1 & " + Users + ".2.StreamType=2")]
    [InlineData("RecordParams.StreamType=2 & " + Users + ".2.StreamType=2")]
    [InlineData("RecordParams.StreamType=2 & " + Users + ".2.StreamType=1")]
    public void Rejects_IndividualMode_StreamTypes(string edits) =>
        RtcRequests.Refuse(RtcRequests.Individual, edits, "InvalidParameter.SubscribeParams.SubscribeUserIdList", Users);

    [Theory]
    [InlineData("RecordParams.StreamType=1 & " + Users + ".1.StreamType=2 & " + Users + ".2.StreamType=2")]
    [InlineData("RecordParams.StreamType=2 & " + Users + ".1.StreamType=1")]
    public void Rejects_MixedMode_StreamTypes(string edits) =>
        RtcRequests.Refuse(RtcRequests.Mixed, edits, "InvalidParameter.SubscribeParams.SubscribeUserIdList", Users);

    [Theory]
    [InlineData("RecordParams.StreamType=1 & " + Users + ".1.StreamType=2")]
    [InlineData("RecordParams.StreamType=2")]
    [InlineData(Users + ".1.StreamType=2")]
    public void Accepts_MixedMode_StreamTypes(string edits) => RtcRequests.Accept(RtcRequests.Mixed, edits);

    [Theory]
    [InlineData("RecordParams.StreamType=1 & " + Users + ".2.StreamType=1")]
    [InlineData(Users + ".1.StreamType=1 & " + Users + ".2.StreamType=1")]
    public void Accepts_IndividualMode_StreamTypes(string edits) => RtcRequests.Accept(RtcRequests.Individual, edits);
}
