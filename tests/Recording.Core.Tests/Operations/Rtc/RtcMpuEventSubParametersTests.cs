using Recording.Contracts.Errors;
using Recording.Core.Operations.Rtc;

namespace Recording.Core.Tests.Operations.Rtc;

public sealed class RtcMpuEventSubParametersTests
{
    private const string Again = ", please check and try again later.";
    private const string Good = """{"AppId":"yourAppId","ChannelIds":"room1,Room_2-b","CallbackUrl":"http://hook.example.com:8080/a/b.c?token=x+y%20-_#z"}""";

    [Fact]
    public void Accepts_TheDocumentsForms()
    {
        var created = RtcMpuEventSubParameters.Create(RtcRequests.Edit(Good, "")).Value!;
        Assert.Equal(("yourAppId", "http://hook.example.com:8080/a/b.c?token=x+y%20-_#z"), (created.AppId, created.CallbackUrl));
        Assert.Equal(["room1", "Room_2-b"], created.ChannelIds);

        var updated = RtcMpuEventSubParameters.Update(RtcRequests.Edit(Good, "CallbackUrl=- & ChannelIds=\"\"")).Value!;
        Assert.Null(updated.CallbackUrl);
        Assert.Empty(updated.ChannelIds);
        Assert.Equal("yourAppId", RtcMpuEventSubParameters.App(RtcRequests.Edit(Good, "")).Value);
    }

    [Theory]
    [InlineData("AppId=-", "AppId")]
    [InlineData("CallbackUrl=\"\"", "CallbackUrl")]
    [InlineData("CallbackUrl=- & AppId=\"a b\"", "CallbackUrl")]
    public void Rejects_WhatIsAbsent(string edits, string parameter) =>
        Assert.Equal(new WireError(400, "MissingParam", $"{parameter} is mandatory for this action{Again}"), Create(edits));

    [Theory]
    [InlineData("\"a b\"")]
    [InlineData("\"应用\"")]
    [InlineData("[]")]
    public void Rejects_AppId(string json)
    {
        Assert.Equal((400, "InvalidAppId"), Row(Create($"AppId={json}")));
        Assert.Equal((400, "InvalidAppId"), Row(RtcMpuEventSubParameters.Update(RtcRequests.Edit(Good, $"AppId={json}")).Error));
        Assert.Equal((400, "InvalidAppId"), Row(RtcMpuEventSubParameters.App(RtcRequests.Edit(Good, $"AppId={json}")).Error));
        Assert.Equal((400, "MissingParam"), Row(RtcMpuEventSubParameters.App([]).Error));
    }

    [Theory]
    [InlineData("ChannelIds=\"a,,b\"", "ChannelIds must have ids of")]
    [InlineData("ChannelIds=\"a,b,\"", "ChannelIds must have ids of")]
    [InlineData("ChannelIds=\"a, b\"", "ChannelIds must have ids of")]
    [InlineData("ChannelIds=\"房间\"", "ChannelIds must have ids of")]
    [InlineData("ChannelIds=\"12345678901234567890123456789012345678901234567890123456789012345\"", "ChannelIds must have ids of")]
    [InlineData("ChannelIds=\"a,b,a\"", "ChannelIds must have each channel once")]
    [InlineData("ChannelIds=\"1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21\"", "ChannelIds must have at most 20")]
    [InlineData("ChannelIds={}", "ChannelIds must be")]
    [InlineData("CallbackUrl=\"hook\"", "CallbackUrl must begin with http")]
    [InlineData("CallbackUrl=\"ftp://h/\"", "CallbackUrl must begin with http")]
    [InlineData("CallbackUrl=\"http://u:secret@h/\"", "CallbackUrl must not hold a user")]
    [InlineData("CallbackUrl=\"http://h/?a=1&b=2\"", "CallbackUrl must have only letters")]
    [InlineData("CallbackUrl=\"http://h/ü\"", "CallbackUrl must have only letters")]
    [InlineData("CallbackUrl=\"http://h/a b\"", "CallbackUrl must have only letters")]
    [InlineData("CallbackUrl=\"http://h/~a\"", "CallbackUrl must have only letters")]
    public void Rejects_Values(string edits, string beginning)
    {
        var error = Create(edits);
        Assert.Equal((400, "InvalidParam"), Row(error));
        Assert.StartsWith(beginning, error!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
        Assert.Equal(error, RtcMpuEventSubParameters.Update(RtcRequests.Edit(Good, edits)).Error);
    }

    [Theory]
    [InlineData(2083, true)]
    [InlineData(2084, false)]
    public void CallbackUrl_Length_IsAtMost2083(int length, bool isGood) =>
        Assert.Equal(isGood, Create($"CallbackUrl=\"{"http://h/".PadRight(length, 'a')}\"") is null);

    [Fact]
    public void ChannelIds_TwentyOfSixtyFour_AreTaken() =>
        Assert.Null(Create($"ChannelIds=\"{string.Join(',', Enumerable.Range(10, 20).Select(n => $"{n}".PadRight(64, 'x')))}\""));

    [Fact]
    public void Rejects_TheFirstErrorInOrder() => Assert.StartsWith("ChannelIds", Create("ChannelIds=\",\" & CallbackUrl=\"x\"")!.Message, StringComparison.Ordinal);

    private static WireError? Create(string edits) => RtcMpuEventSubParameters.Create(RtcRequests.Edit(Good, edits)).Error;

    private static (int Status, string Code) Row(WireError? error) => (error!.Status, error.Code);
}
