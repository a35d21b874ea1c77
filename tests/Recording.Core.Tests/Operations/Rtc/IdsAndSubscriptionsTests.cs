using System.Text.Json.Nodes;
using Recording.Contracts.RtcCloudRecording;

namespace Recording.Core.Tests.Operations.Rtc;

/// <summary>StartRtcCloudRecording: AppId, ChannelId, SubscribeParams.</summary>
public sealed class IdsAndSubscriptionsTests
{
    private const string List = "SubscribeParams.SubscribeUserIdList";

    [Theory]
    [InlineData("\"a b\"")]
    [InlineData("\"app.1\"")]
    [InlineData("\"äpp\"")]
    [InlineData("\"12345678901234567890123456789012345678901234567890123456789012345\"")]
    [InlineData("[\"a\"]")]
    [InlineData("\"[object Object]\"")]
    [InlineData("\"\\u0007\"")]
    public void Rejects_AppId(string json) => RtcRequests.Refuse(RtcRequests.Individual, $"AppId={json}", "InvalidParameter.AppId", "AppId");

    [Theory]
    [InlineData("\"a/b\"")]
    [InlineData("\"a\\\\b\"")]
    [InlineData("\"..\"")]
    [InlineData("\" a\"")]
    [InlineData("\"{UserId}\"")]
    [InlineData("\"a\\nb\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"12345678901234567890123456789012345678901234567890123456789012345\"")]
    [InlineData("{}")]
    public void Rejects_ChannelId(string json) =>
        RtcRequests.Refuse(RtcRequests.Individual, $"ChannelId={json}", "InvalidParameter.ChannelId", "ChannelId");

    [Theory]
    [InlineData("\"a/b\"")]
    [InlineData("\"a}\"")]
    [InlineData("\"12345678901234567890123456789012345678901234567890123456789012345\"")]
    [InlineData("[1]")]
    public void Rejects_UserId(string json) =>
        RtcRequests.Refuse(RtcRequests.Individual, $"{List}.2.UserId={json}", "InvalidParameter.UserId", $"{List}.2.UserId");

    [Theory]
    [InlineData(List + "=[]", List)]
    [InlineData(List + "=\"[]\"", List)]
    [InlineData(List + "=\"userA\"", List)]
    [InlineData(List + "=[\"userA\"]", List)]
    [InlineData(List + "=\"[object Object]\"", List)]
    [InlineData(List + "={\"UserId\":\"a\"}", List)]
    [InlineData("SubscribeParams=\"[object Object]\"", "SubscribeParams")]
    [InlineData("SubscribeParams=\"{\"", "SubscribeParams")]
    [InlineData("SubscribeParams=[]", "SubscribeParams")]
    [InlineData(List + ".1.StreamType=3", List + ".1.StreamType")]
    [InlineData(List + ".1.StreamType=-1", List + ".1.StreamType")]
    [InlineData(List + ".1.StreamType=\"video\"", List + ".1.StreamType")]
    [InlineData(List + ".1.StreamType=1.0", List + ".1.StreamType")]
    [InlineData(List + ".2.SourceType=2", List + ".2.SourceType")]
    [InlineData(List + ".2.SourceType=\"C\"", List + ".2.SourceType")]
    [InlineData(List + ".2={\"UserId\":\"userA\"}", List)]
    [InlineData(List + "=[{\"UserId\":\"a\",\"StreamType\":1},{\"UserId\":\"a\",\"StreamType\":1,\"SourceType\":1}]", List)]
    public void Rejects_SubscribeUserIdList(string edits, string parameter) =>
        RtcRequests.Refuse(RtcRequests.Individual, edits, "InvalidParameter.SubscribeParams.SubscribeUserIdList", parameter);

    [Fact]
    public void Rejects_EighteenSubscriptions() =>
        RtcRequests.Refuse(RtcRequests.Individual, $"{List}={Users(18)}", "InvalidParameter.SubscribeParams.SubscribeUserIdList", List);

    [Fact]
    public void Accepts_SeventeenSubscriptions() =>
        Assert.Equal(17, RtcRequests.Accept(RtcRequests.Individual, $"{List}={Users(17)}").SubscribeParams.SubscribeUserIdList.Count);

    [Theory]
    [InlineData("\"user@example.com\"", "user@example.com")]
    [InlineData("\"张 三\"", "张 三")]
    [InlineData("1024", "1024")]
    public void Accepts_UserId(string json, string userId) =>
        Assert.Equal(userId, RtcRequests.Accept(RtcRequests.Individual, $"{List}.1.UserId={json}").SubscribeParams.SubscribeUserIdList[0].UserId);

    [Theory]
    [InlineData("", RtcStreamType.Original, RtcSourceType.Camera)]
    [InlineData(List + ".1.StreamType=\"1\"", RtcStreamType.AudioOnly, RtcSourceType.Camera)]
    [InlineData(List + ".1.SourceType=1", RtcStreamType.Original, RtcSourceType.Screen)]
    [InlineData(List + ".1.StreamType=1 & " + List + ".1.SourceType=1", RtcStreamType.AudioOnly, RtcSourceType.Camera)]
    [InlineData(List + ".1.StreamType=1 & " + List + ".1.SourceType=9", RtcStreamType.AudioOnly, RtcSourceType.Camera)]
    public void Accepts_StreamAndSource(string edits, RtcStreamType stream, RtcSourceType source) =>
        Assert.Equal(
            new SubscribedUser("userA", stream, source),
            RtcRequests.Accept(RtcRequests.Individual, edits).SubscribeParams.SubscribeUserIdList[0]);

    private static string Users(int count) =>
        new JsonArray([.. Enumerable.Range(1, count).Select(number => new JsonObject { ["UserId"] = $"user{number}" })]).ToJsonString();
}
