using Recording.Contracts.RtcCloudRecording;

namespace Recording.Core.Tests.Operations.Rtc;

/// <summary>StartRtcCloudRecording: MixTranscodeParams and MixLayoutParams.</summary>
public sealed class MixParamsTests
{
    private const string Transcode = "MixTranscodeParams";
    private const string Layout = "MixLayoutParams";
    private const string Pane = Layout + ".UserPanes.1";
    private const string AudioOnly = "RecordParams.StreamType=1 & ";

    [Theory]
    [InlineData("=\"[object Object]\"", "")]
    [InlineData("=[]", "")]
    [InlineData(".FrameFillType=1", ".FrameFillType")]
    [InlineData(".AudioBitrate=7", ".AudioBitrate")]
    [InlineData(".AudioBitrate=501", ".AudioBitrate")]
    [InlineData(".AudioChannels=0", ".AudioChannels")]
    [InlineData(".AudioChannels=3", ".AudioChannels")]
    [InlineData(".AudioSampleRate=22050", ".AudioSampleRate")]
    [InlineData(".AudioSampleRate=\"48 kHz\"", ".AudioSampleRate")]
    [InlineData(".VideoCodec=\"H264\"", ".VideoCodec")]
    [InlineData(".VideoCodec=\"VP8\"", ".VideoCodec")]
    [InlineData(".VideoBitrate=0", ".VideoBitrate")]
    [InlineData(".VideoBitrate=10001", ".VideoBitrate")]
    [InlineData(".VideoFramerate=0", ".VideoFramerate")]
    [InlineData(".VideoFramerate=61", ".VideoFramerate")]
    [InlineData(".VideoFramerate=29.97", ".VideoFramerate")]
    [InlineData(".VideoGop=0", ".VideoGop")]
    [InlineData(".VideoGop=61", ".VideoGop")]
    [InlineData(".VideoHeight=-1", ".VideoHeight")]
    [InlineData(".VideoHeight=1921", ".VideoHeight")]
    [InlineData(".VideoWidth=-1", ".VideoWidth")]
    [InlineData(".VideoWidth=1921", ".VideoWidth")]
    public void Rejects_MixTranscodeParams(string edit, string member) =>
        RtcRequests.Refuse(RtcRequests.Mixed, Transcode + edit, "InvalidParameter.MixTranscodeParams", Transcode + member);

    [Fact]
    public void Rejects_IndividualMode_MixTranscodeParams() =>
        RtcRequests.Refuse(RtcRequests.Individual, $"{Transcode}.AudioBitrate=300", "InvalidParameter.MixTranscodeParams", Transcode);

    [Theory]
    [InlineData(8, 1, 8000, 1, 1, 1, 0, 0)]
    [InlineData(500, 2, 48000, 10000, 60, 60, 1920, 1920)]
    [InlineData(64, 1, 44100, 1000, 25, 50, 720, 1280)]
    [InlineData(64, 1, 16000, 1000, 25, 50, 480, 640)]
    public void Accepts_MixTranscodeParams_AtTheirLimits(int audio, int channels, int rate, int video, int frames, int gop, int height, int width)
    {
        var read = RtcRequests.Accept(
            RtcRequests.Mixed,
            $"{Transcode}={{\"AudioBitrate\":{audio},\"AudioChannels\":\"{channels}\",\"AudioSampleRate\":{rate},\"VideoCodec\":\"H.265\",\"VideoBitrate\":{video},\"VideoFramerate\":{frames},\"VideoGop\":\"{gop}\",\"VideoHeight\":{height},\"VideoWidth\":{width}}}");

        Assert.Equal(
            new MixTranscodeParams
            {
                FrameFillType = RtcFrameFillType.LastFrame,
                AudioBitrate = audio,
                AudioChannels = channels,
                AudioSampleRate = rate,
                VideoCodec = RtcVideoCodec.H265,
                VideoBitrate = video,
                VideoFramerate = frames,
                VideoGop = gop,
                VideoHeight = height,
                VideoWidth = width,
            },
            read.MixTranscodeParams);
    }

    [Fact]
    public void MixTranscodeParams_Defaults_AreH264AndNoSize()
    {
        var read = RtcRequests.Accept(RtcRequests.Mixed).MixTranscodeParams!;
        Assert.Equal((RtcVideoCodec.H264, RtcFrameFillType.LastFrame, 0, 0), (read.VideoCodec, read.FrameFillType, read.VideoHeight, read.VideoWidth));
    }

    /// <summary>Neither wanted nor brought by any stream: then the video's numbers and the layout have no effect.</summary>
    [Theory]
    [InlineData(AudioOnly + Transcode + ".VideoGop=99 & " + Layout + "=7")]
    [InlineData(AudioOnly + Transcode + ".VideoGop=- & " + Layout + "=-")]
    [InlineData("SubscribeParams.SubscribeUserIdList.1.StreamType=1 & " + Layout + "=-")]
    public void WithoutVideo_VideoNumbersAndLayout_HaveNoEffect(string edits)
    {
        var read = RtcRequests.Accept(RtcRequests.Mixed, edits);
        var transcode = read.MixTranscodeParams!;
        Assert.Equal((null, null, null), (transcode.VideoBitrate, transcode.VideoFramerate, transcode.VideoGop));
        Assert.Null(read.MixLayoutParams);
    }

    [Theory]
    [InlineData(Layout + "=\"[object Object]\"", Layout)]
    [InlineData(Layout + ".MixBackground=\"x\"", Layout + ".MixBackground")]
    [InlineData(Layout + ".MixBackground.RenderMode=2", Layout + ".MixBackground.RenderMode")]
    [InlineData(Layout + ".MixBackground.Url=\"ftp://h/x.png\"", Layout + ".MixBackground.Url")]
    [InlineData(Layout + ".UserPanes=[]", Layout + ".UserPanes")]
    [InlineData(Layout + ".UserPanes=\"x\"", Layout + ".UserPanes")]
    [InlineData(Layout + ".UserPanes=[{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}]", Layout + ".UserPanes")]
    [InlineData(Pane + ".UserId=\"nobody\"", Pane + ".UserId")]
    [InlineData(Pane + ".UserId=\"a/b\"", Pane + ".UserId")]
    [InlineData(Pane + ".UserId=\"userB\"", Pane + ".UserId")]
    [InlineData(Pane + ".SourceType=1", Pane + ".UserId")]
    [InlineData(Pane + ".SourceType=2", Pane + ".SourceType")]
    [InlineData(Pane + ".Height=\"1.01\"", Pane + ".Height")]
    [InlineData(Pane + ".Height=\"tall\"", Pane + ".Height")]
    [InlineData(Pane + ".Width=-0.1", Pane + ".Width")]
    [InlineData(Pane + ".Width=\"50%\"", Pane + ".Width")]
    [InlineData(Pane + ".X=2", Pane + ".X")]
    [InlineData(Pane + ".X=1e400", Pane + ".X")]
    [InlineData(Pane + ".Y=\"NaN\"", Pane + ".Y")]
    [InlineData(Pane + ".Y=[]", Pane + ".Y")]
    [InlineData(Pane + ".ZOrder=-1", Pane + ".ZOrder")]
    [InlineData(Pane + ".ZOrder=0.5", Pane + ".ZOrder")]
    [InlineData(Pane + ".SubBackground=1", Pane + ".SubBackground")]
    [InlineData(Pane + ".SubBackground.RenderMode=\"Crop\"", Pane + ".SubBackground.RenderMode")]
    [InlineData(Pane + ".SubBackground.Url=\"x.png\"", Pane + ".SubBackground.Url")]
    public void Rejects_MixLayoutParams(string edits, string parameter) =>
        RtcRequests.Refuse(RtcRequests.Mixed, edits, "InvalidParameter.MixLayoutParams.UserPanes", parameter);

    [Theory]
    [InlineData("MixBackground")]
    [InlineData("UserPanes.1.SubBackground")]
    public void BackgroundUrl_Length_IsAtMost2048(string member)
    {
        var address = "https://h/".PadRight(2048, 'x');
        RtcRequests.Accept(RtcRequests.Mixed, $"{Layout}.{member}.Url=\"{address}\"");
        RtcRequests.Refuse(
            RtcRequests.Mixed, $"{Layout}.{member}.Url=\"{address}x\"", "InvalidParameter.MixLayoutParams.UserPanes", $"{Layout}.{member}.Url");
    }

    [Fact]
    public void Rejects_IndividualMode_MixLayoutParams() =>
        RtcRequests.Refuse(RtcRequests.Individual, $"{Layout}.UserPanes=[{{}}]", "InvalidParameter.MixLayoutParams.UserPanes", Layout);

    [Theory]
    [InlineData("\"0.25\"", 0.25)]
    [InlineData("0.25", 0.25)]
    [InlineData("\"1\"", 1)]
    [InlineData("1e-2", 0.01)]
    [InlineData("\"\"", 0)]
    public void Accepts_PaneNumbers_AsTextsAndNumbers(string json, double value)
    {
        var pane = RtcRequests.Accept(RtcRequests.Mixed, $"{Pane}.X={json} & {Pane}.Y={json} & {Pane}.Height={json} & {Pane}.Width={json}")
            .MixLayoutParams!.UserPanes[0];
        Assert.All([pane.X, pane.Y, pane.Height, pane.Width], number => Assert.Equal((decimal)value, number));
    }

    [Fact]
    public void UserPane_Empty_HasTheDefaults()
    {
        var pane = RtcRequests.Accept(RtcRequests.Mixed, $"{Layout}.UserPanes=[{{\"SourceType\":9}}]").MixLayoutParams!.UserPanes.Single();
        Assert.Equal(new UserPane { SourceType = RtcSourceType.Camera, Height = 0, Width = 0, X = 0, Y = 0, ZOrder = 0 }, pane);
    }

    [Fact]
    public void Accepts_AScreenThatIsSubscribed()
    {
        var read = RtcRequests.Accept(
            RtcRequests.Mixed,
            $"SubscribeParams.SubscribeUserIdList.2.StreamType=0 & SubscribeParams.SubscribeUserIdList.2.SourceType=1 & {Pane}={{\"UserId\":\"userB\",\"SourceType\":1,\"ZOrder\":3,\"SubBackground\":{{\"Url\":\"https://h/p.png\",\"RenderMode\":1}}}} & {Layout}.MixBackground={{}}");
        var pane = read.MixLayoutParams!.UserPanes.Single();
        Assert.Equal(("userB", RtcSourceType.Screen, 3), (pane.UserId, pane.SourceType, pane.ZOrder));
        Assert.Equal(new LayoutBackground(RtcRenderMode.Fit, "https://h/p.png"), pane.SubBackground);
        Assert.Equal(new LayoutBackground(RtcRenderMode.Crop, null), read.MixLayoutParams.MixBackground);
    }
}
