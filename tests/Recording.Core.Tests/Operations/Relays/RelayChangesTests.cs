using Recording.Contracts.RtcMpuTasks;
using Recording.Core.Operations.Relays;
using Recording.Core.Tests.Operations.Rtc;

namespace Recording.Core.Tests.Operations.Relays;

/// <summary>UpdateLiveMPUTask: what it names is different from then on, the rest stays.</summary>
public sealed class RelayChangesTests
{
    private const string Ids = """{"AppId":"app-1","ChannelId":"room1024","TaskId":"relay_1"}""";

    [Theory]
    [InlineData(RelayRequests.Single)]
    [InlineData(RelayRequests.Mixed)]
    public void Nothing_ChangesNothing(string request) =>
        Assert.Equal(Words(RelayRequests.Accept(request)), Words(Update(request, "")));

    [Fact]
    public void Address_TakesThePlaceOfAllAddresses()
    {
        var relay = Update(RelayRequests.Mixed, "StreamURL=\"rtmp://j/live/z\"");
        Assert.Equal((true, "rtmp://j/live/z"), (relay.IsStreamURL, Assert.Single(relay.Targets).URL));
        Assert.Equal(3, relay.Mix!.Users.Count);
    }

    [Fact]
    public void Layout_LeavesUsersEncodingAndBackground()
    {
        var relay = Update(RelayRequests.Mixed, "TranscodeParams={\"Layout\":{\"UserPanes\":[{\"Width\":\"1\",\"Height\":\"1\"}]}}");
        Assert.Equal((1, 3, 900), (relay.Mix!.Layout!.UserPanes.Count, relay.Mix.Users.Count, relay.Mix.Encoding.VideoBitrate));
        Assert.Equal("http://images/b.png", relay.Mix.Layout.MixBackground?.Url);
    }

    [Fact]
    public void Layout_AsAText_IsTheSame()
    {
        var relay = Update(RelayRequests.Mixed, "TranscodeParams=\"{\\\"UserInfos\\\":[{\\\"UserId\\\":\\\"anna\\\"}]}\"");
        Assert.Equal((1, 2), (relay.Mix!.Users.Count, relay.Mix.Layout!.UserPanes.Count));
    }

    [Fact]
    public void OtherMode_LeavesTheOldModesPartBehind()
    {
        var single = Update(RelayRequests.Mixed, "MixMode=\"0\" & SingleSubParams={\"UserId\":\"bert\"}");
        Assert.Equal((null, "bert", 2), (single.Mix, single.SingleStream?.UserId, single.Targets.Count));
    }

    [Fact]
    public void MaxIdleTimeAndRegion_StayAsTheyWere()
    {
        var relay = RelayRequests.Accept(RelayRequests.Single, "MaxIdleTime=30 & Region=\"CN-Shanghai\"");
        var changed = RelayChanges.Apply(RelayTaskWords.Of(relay), RtcRequests.Edit(Ids, "MaxIdleTime=99 & Region=\"EMAA-Saudi\" & SingleSubParams={\"UserId\":\"bert\"}"));
        var read = RelayRequests.Accept(changed);
        Assert.Equal((30, "CN-Shanghai", "bert"), (read.MaxIdleTime, read.Region, read.SingleStream?.UserId));
    }

    [Theory]
    [InlineData("MixMode=\"1\"", "TranscodeParams")]
    [InlineData("StreamURL=\"rtmp://j/live/z\" & MultiStreamURL=[{\"URL\":\"rtmp://k/live/z\"}]", "MultiStreamURL")]
    [InlineData("TranscodeParams={\"EncodeParams\":{}}", "TranscodeParams")]
    public void Contradictions_AreRefusedAsAtTheStart(string edits, string parameter)
    {
        var error = StartLiveMPUTaskParameters.Read(Apply(RelayRequests.Single, edits)).Error;
        Assert.StartsWith(parameter, error?.Message, StringComparison.Ordinal);
    }

    private static StartLiveMPUTaskRequest Update(string request, string edits) => RelayRequests.Accept(Apply(request, edits));

    private static System.Text.Json.Nodes.JsonObject Apply(string request, string edits) =>
        RelayChanges.Apply(RelayTaskWords.Of(RelayRequests.Accept(request)), RtcRequests.Edit(Ids, edits));

    private static string Words(StartLiveMPUTaskRequest request) => System.Text.Json.JsonSerializer.Serialize(RelayTaskWords.Of(request));
}
