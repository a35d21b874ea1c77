using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Mixing;

namespace Recording.Core.Tests.Mixing;

public sealed class MixSizeTests
{
    [Theory]
    [InlineData(1280, 720, 1280, 720)]
    [InlineData(641, 361, 640, 360)]
    [InlineData(1920, 0, 1920, 1080)]
    [InlineData(0, 360, 640, 360)]
    [InlineData(0, 1920, 1920, 1920)]
    [InlineData(1, 1, 32, 32)]
    public void AskedFor_IsMadeEven_AndOneSideFollowsTheOther(int width, int height, int wide, int high) =>
        Assert.Equal(new PictureSize(wide, high), MixSize.Of(Transcode(width, height), Layout(1)));

    [Theory]
    [InlineData(1, 1280, 720)]
    [InlineData(0.25, 1280, 720)]
    [InlineData(0.2, 1920, 1080)]
    [InlineData(0, 1280, 720)]
    public void NotAskedFor_IsDecidedByTheNarrowestPane(double pane, int wide, int high) =>
        Assert.Equal(new PictureSize(wide, high), MixSize.Of(Transcode(0, 0), Layout((decimal)pane)));

    [Fact]
    public void Encoding_LeavesOutWhatIsNotRecorded()
    {
        var slice = TimeSpan.FromSeconds(10);
        Assert.Null(MixEncoding.Of(Transcode(640, 360), null, RtcStreamType.AudioOnly, slice).Video);
        Assert.Null(MixEncoding.Of(Transcode(640, 360), Layout(1), RtcStreamType.VideoOnly, slice).Audio);
        var both = MixEncoding.Of(Transcode(640, 360), Layout(1), RtcStreamType.Original, slice);
        Assert.Equal(new MixVideo(new PictureSize(640, 360), 25, 50, 900, RtcVideoCodec.H265), both.Video);
        Assert.Equal(new MixAudio(44100, 1, 64), both.Audio);
    }

    private static MixTranscodeParams Transcode(int width, int height) => new()
    {
        FrameFillType = RtcFrameFillType.LastFrame,
        AudioBitrate = 64,
        AudioChannels = 1,
        AudioSampleRate = 44100,
        VideoCodec = RtcVideoCodec.H265,
        VideoBitrate = 900,
        VideoFramerate = 25,
        VideoGop = 50,
        VideoWidth = width,
        VideoHeight = height,
    };

    private static MixLayoutParams Layout(decimal width) =>
        new(null, [new UserPane { SourceType = RtcSourceType.Camera, Height = 1, Width = width, X = 0, Y = 0, ZOrder = 0 }]);
}
