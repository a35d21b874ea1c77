using System.Text.Json;
using Recording.Contracts;
using Recording.Contracts.RtcCloudRecording;
using Recording.Contracts.RtcMpuTasks;
using Recording.Core.Operations.Relays;

namespace Recording.Core.Tests.Operations.Relays;

public sealed class StartLiveMPUTaskTests
{
    private const string Encode = "TranscodeParams.EncodeParams";
    private const string Pane = "TranscodeParams.Layout.UserPanes.1";

    [Fact]
    public void Single_ReadsWithDefaults()
    {
        var relay = RelayRequests.Accept(RelayRequests.Single);

        Assert.Equal((RtcMPUMixMode.SingleStream, true, null, null), (relay.MixMode, relay.IsStreamURL, relay.MaxIdleTime, relay.Mix));
        Assert.Equal(new MultiStreamURL("rtmp://h/live/x?key=secret", false), Assert.Single(relay.Targets));
        Assert.Equal(new SubscribedUser("anna", RtcStreamType.Original, RtcSourceType.Camera), relay.SingleStream);
    }

    [Fact]
    public void Mixed_ReadsUsersPanesAndImages()
    {
        var relay = RelayRequests.Accept(RelayRequests.Mixed);

        Assert.Equal([true, false], relay.Targets.Select(target => target.IsAliCdn));
        var mix = relay.Mix!;
        Assert.Equal(
            [("anna", null, RtcSourceType.Camera), ("bert", null, RtcSourceType.Screen), ("anna", "other", RtcSourceType.Camera)],
            mix.Users.Select(user => (user.UserId, user.ChannelId, user.SourceType)));
        Assert.Equal(new LayoutBackground(RtcRenderMode.Fit, "http://images/b.png"), mix.Layout!.MixBackground);
        Assert.Equal(
            [("anna", new LayoutBackground(RtcRenderMode.Fit, "http://images/a.png")), (null, new LayoutBackground(RtcRenderMode.Crop, null))],
            mix.Layout.UserPanes.Select(pane => (pane.UserId, pane.SubBackground!)));
        Assert.Equal((128, 44100, 25, 640), (mix.Encoding.AudioBitrate, mix.Encoding.AudioSampleRate, mix.Encoding.VideoFramerate, mix.Encoding.VideoWidth));
    }

    [Fact]
    public void NoUsers_AreThoseOfThePanes() =>
        Assert.Equal(["anna"], RelayRequests.Accept(RelayRequests.Mixed, "TranscodeParams.UserInfos=-").Mix!.Users.Select(user => user.UserId));

    [Fact]
    public void SoundAlone_NeedsNoLayout()
    {
        var mix = RelayRequests.Accept(RelayRequests.Mixed, $"{Encode}.AudioOnly=\"true\" & TranscodeParams.Layout=-").Mix!;
        Assert.Equal((null, null, 3), (mix.Layout, mix.Encoding.VideoBitrate, mix.Users.Count));
    }

    [Theory]
    [InlineData("""{\"profile\":\"main\",\"preset\":\"fast\"}""", "main", "fast")]
    [InlineData("""{\"preset\":\"ultrafast\"}""", null, "ultrafast")]
    public void EnhancedParam_IsRead(string text, string? profile, string? preset) =>
        Assert.Equal(new VideoEnhancement(profile, preset), RelayRequests.Accept(RelayRequests.Mixed, $"{Encode}.EnhancedParam=\"{text}\"").Mix!.Enhanced);

    [Theory]
    [InlineData("AppId=-", "MissingParam", "AppId")]
    [InlineData("AppId=\"a b\"", "InvalidAppId", "AppId")]
    [InlineData("ChannelId=-", "MissingParam", "ChannelId")]
    [InlineData("ChannelId=\"a/b\"", "InvalidParam", "ChannelId")]
    [InlineData("TaskId=-", "MissingParam", "TaskId")]
    [InlineData("TaskId=\"a.b\"", "InvalidParam", "TaskId")]
    [InlineData("TaskId=\"12345678901234567890123456789012345678901234567890123456\"", "InvalidParam", "TaskId")]
    [InlineData("MixMode=-", "MissingParam", "MixMode")]
    [InlineData("MixMode=\"2\"", "InvalidParam", "MixMode")]
    [InlineData("StreamURL=-", "MissingParam", "StreamURL")]
    [InlineData("StreamURL=\"http://h/live/x\"", "InvalidParam", "StreamURL")]
    [InlineData("StreamURL=\"rtmp://h/x\"", "InvalidParam", "StreamURL")]
    [InlineData("StreamURL=\"rtmp://h/live/x listen=1\"", "InvalidParam", "StreamURL")]
    [InlineData("MultiStreamURL=[{\"URL\":\"rtmp://h/live/x\"}]", "InvalidParam", "MultiStreamURL")]
    [InlineData("MaxIdleTime=9", "InvalidParam", "MaxIdleTime")]
    [InlineData("MaxIdleTime=\"86401\"", "InvalidParam", "MaxIdleTime")]
    [InlineData("Region=\"Mars\"", "InvalidParam", "Region")]
    [InlineData("SeiParams={\"PayloadType\":\"100\"}", "InvalidParam", "SeiParams")]
    [InlineData("SingleSubParams=-", "MissingParam", "SingleSubParams")]
    [InlineData("SingleSubParams.UserId=-", "MissingParam", "SingleSubParams.UserId")]
    [InlineData("SingleSubParams.StreamType=\"3\"", "InvalidParam", "SingleSubParams.StreamType")]
    [InlineData("SingleSubParams.SourceType=\"screen\"", "InvalidParam", "SingleSubParams.SourceType")]
    [InlineData("TranscodeParams={\"EncodeParams\":{}}", "InvalidParam", "TranscodeParams")]
    public void Rejects_SingleStream(string edits, string code, string parameter) => RelayRequests.Refuse(RelayRequests.Single, edits, code, parameter);

    [Theory]
    [InlineData("MultiStreamURL=[]", "InvalidParam", "MultiStreamURL")]
    [InlineData("MultiStreamURL=-", "MissingParam", "StreamURL")]
    [InlineData("MultiStreamURL.2.URL=\"rtmp://h/live/x\"", "InvalidParam", "MultiStreamURL")]
    [InlineData("MultiStreamURL.1.URL=-", "MissingParam", "MultiStreamURL.1.URL")]
    [InlineData("MultiStreamURL.1.IsAliCdn=\"perhaps\"", "InvalidParam", "MultiStreamURL.1.IsAliCdn")]
    [InlineData("SingleSubParams={\"UserId\":\"anna\"}", "InvalidParam", "SingleSubParams")]
    [InlineData("TranscodeParams=-", "MissingParam", "TranscodeParams")]
    [InlineData(Encode + "=-", "MissingParam", Encode)]
    [InlineData(Encode + ".AudioOnly=\"1\"", "InvalidParam", Encode + ".AudioOnly")]
    [InlineData(Encode + ".AudioOnly=\"true\"", "InvalidParam", "TranscodeParams.Layout")]
    [InlineData(Encode + ".AudioBitrate=\"501\"", "InvalidParam", Encode + ".AudioBitrate")]
    [InlineData(Encode + ".AudioSampleRate=\"22050\"", "InvalidParam", Encode + ".AudioSampleRate")]
    [InlineData(Encode + ".VideoBitrate=-", "MissingParam", Encode + ".VideoBitrate")]
    [InlineData(Encode + ".VideoFramerate=\"61\"", "InvalidParam", Encode + ".VideoFramerate")]
    [InlineData(Encode + ".VideoGop=\"0\"", "InvalidParam", Encode + ".VideoGop")]
    [InlineData(Encode + ".VideoWidth=\"1921\"", "InvalidParam", Encode + ".VideoWidth")]
    [InlineData(Encode + ".VideoCodec=\"H.265\"", "InvalidParam", Encode + ".VideoCodec")]
    [InlineData(Encode + ".EnhancedParam={\"preset\":\"fastest\"}", "InvalidParam", Encode + ".EnhancedParam.preset")]
    [InlineData(Encode + ".EnhancedParam={\"profile\":\"high10\"}", "InvalidParam", Encode + ".EnhancedParam.profile")]
    [InlineData("TranscodeParams.Layout=-", "MissingParam", "TranscodeParams.Layout")]
    [InlineData("TranscodeParams.Layout.UserPanes=[]", "InvalidParam", "TranscodeParams.Layout.UserPanes")]
    [InlineData(Pane + ".X=\"1.1\"", "InvalidParam", Pane + ".X")]
    [InlineData(Pane + ".RenderMode=\"2\"", "InvalidParam", Pane + ".RenderMode")]
    [InlineData(Pane + ".BackgroundImageUrl=\"file:///etc/passwd\"", "InvalidParam", Pane + ".BackgroundImageUrl")]
    [InlineData(Pane + ".UserInfo.UserId=\"nobody\"", "InvalidParam", "TranscodeParams.Layout.UserPanes.UserInfo")]
    [InlineData("TranscodeParams.UserInfos.1.StreamType=\"1\"", "InvalidParam", "TranscodeParams.Layout.UserPanes.UserInfo")]
    [InlineData("TranscodeParams.UserInfos.1.UserId=-", "MissingParam", "TranscodeParams.UserInfos.1.UserId")]
    [InlineData("TranscodeParams.UserInfos=[{\"UserId\":\"anna\"},{\"UserId\":\"anna\"}]", "InvalidParam", "TranscodeParams.UserInfos")]
    [InlineData("TranscodeParams.UserInfos=- & " + Pane + ".UserInfo=-", "InvalidParam", "TranscodeParams.UserInfos")]
    public void Rejects_Mixed(string edits, string code, string parameter) => RelayRequests.Refuse(RelayRequests.Mixed, edits, code, parameter);

    [Theory]
    [InlineData(RelayRequests.Single, "")]
    [InlineData(RelayRequests.Single, "MaxIdleTime=\"10\" & Region=\"EMAA-Saudi\" & SingleSubParams.StreamType=1")]
    [InlineData(RelayRequests.Mixed, "")]
    [InlineData(RelayRequests.Mixed, Encode + ".EnhancedParam={\"preset\":\"fast\",\"profile\":\"main\"} & TranscodeParams.Background=-")]
    [InlineData(RelayRequests.Mixed, Encode + ".AudioOnly=true & TranscodeParams.Layout=-")]
    public void Words_ReadAsTheRequest(string request, string edits)
    {
        var relay = RelayRequests.Accept(request, edits);
        var words = JsonSerializer.SerializeToNode(RelayTaskWords.Of(relay), WireJson.Wire.RtcMPUTask)!.AsObject();

        Assert.Equal(JsonSerializer.Serialize(relay), JsonSerializer.Serialize(RelayRequests.Accept(words)));
    }
}
