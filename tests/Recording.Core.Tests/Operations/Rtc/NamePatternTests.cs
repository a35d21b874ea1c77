using Recording.Contracts.RtcCloudRecording;

namespace Recording.Core.Tests.Operations.Rtc;

/// <summary>StartRtcCloudRecording: FileNamePattern and SliceNamePattern.</summary>
public sealed class NamePatternTests
{
    private const string Info = "StorageParams.FileInfo";
    private const string Files = $"{Info}.1.FileNamePattern";
    private const string Slices = $"{Info}.1.SliceNamePattern";
    private const string BothPictures = " & SubscribeParams.SubscribeUserIdList.2={\"UserId\":\"userA\",\"SourceType\":1}";
    private const string SoundAndPicture = " & SubscribeParams.SubscribeUserIdList.2={\"UserId\":\"userA\",\"StreamType\":1}";

    [Theory]
    [InlineData("FileNamePattern", "record", Files)]
    [InlineData("FileNamePattern", "UserId_StartTime", Files)]
    [InlineData("FileNamePattern", "{UserId}{StartTime}", Files)]
    [InlineData("FileNamePattern", "{UserId}-{StartTime}", Files)]
    [InlineData("FileNamePattern", "{UserId}__{StartTime}", Files)]
    [InlineData("FileNamePattern", "_{UserId}_{StartTime}", Files)]
    [InlineData("FileNamePattern", "{UserId}_{StartTime}_", Files)]
    [InlineData("FileNamePattern", "{UserId}_{StartTime}_{}", Files)]
    [InlineData("FileNamePattern", "{UserId}_{StartTime}_{", Files)]
    [InlineData("FileNamePattern", "{UserId}_{StartTime}_{EndTime}", Files)]
    [InlineData("FileNamePattern", "{UserId}_{StartTime}_{Sequence}", Files)]
    [InlineData("FileNamePattern", "{userid}_{StartTime}", Files)]
    [InlineData("FileNamePattern", "{UserId}_{StartTime}_{UserId}", Files)]
    [InlineData("FileNamePattern", "{AppId}_{StartTime}", Files)]
    [InlineData("FileNamePattern", "{AppId}_{UserId}", Files)]
    [InlineData("SliceNamePattern", "{UserId}_{StartTime}", Slices)]
    [InlineData("SliceNamePattern", "{UserId}_{Sequence}", Slices)]
    [InlineData("SliceNamePattern", "{StartTime}_{Sequence}", Slices)]
    [InlineData("SliceNamePattern", "{UserId}_{StartTime}_{Sequence}_{Sequence}", Slices)]
    public void Rejects_IndividualMode_Pattern(string name, string pattern, string parameter) =>
        RtcRequests.Refuse(RtcRequests.Individual, Hls(name, pattern), "InvalidParameter.StorageParams.FileInfo", parameter);

    [Theory]
    [InlineData("FileNamePattern", "{AppId}_{ChannelId}", Files)]
    [InlineData("FileNamePattern", "{StartTime}_{StartTime}", Files)]
    [InlineData("SliceNamePattern", "{StartTime}", Slices)]
    [InlineData("SliceNamePattern", "{Sequence}", Slices)]
    public void Rejects_MixedMode_Pattern(string name, string pattern, string parameter) =>
        RtcRequests.Refuse(RtcRequests.Mixed, Hls(name, pattern), "InvalidParameter.StorageParams.FileInfo", parameter);

    [Theory]
    [InlineData("FileNamePattern", "{UserId}_{StartTime}", Files)]
    [InlineData("SliceNamePattern", "{UserId}_{StartTime}_{Sequence}", Slices)]
    public void Rejects_CameraAndScreen_WithoutSourceType(string name, string pattern, string parameter) =>
        RtcRequests.Refuse(RtcRequests.Individual, Hls(name, pattern) + BothPictures, "InvalidParameter.StorageParams.FileInfo", parameter);

    [Theory]
    [InlineData("FileNamePattern", "{StartTime}_{UserId}")]
    [InlineData("FileNamePattern", "{AppId}_{ChannelId}_{UserId}_{RecordMode}_{SourceType}_{StreamType}_{StartTime}")]
    [InlineData("SliceNamePattern", "{Sequence}_{AppId}_{ChannelId}_{UserId}_{RecordMode}_{SourceType}_{StreamType}_{StartTime}")]
    public void Accepts_IndividualMode_Pattern(string name, string pattern)
    {
        var file = RtcRequests.Accept(RtcRequests.Individual, Hls(name, pattern)).StorageParams.FileInfo[0];
        Assert.Contains(pattern, new[] { file.FileNamePattern, file.SliceNamePattern });
    }

    /// <summary>In mixed mode {UserId} and {SourceType} stand for themselves and are not refused.</summary>
    [Fact]
    public void Accepts_MixedMode_UserIdAndSourceType() =>
        RtcRequests.Accept(RtcRequests.Mixed, Hls("FileNamePattern", "{UserId}_{SourceType}_{StartTime}"));

    [Fact]
    public void Accepts_SoundAndPictureOfOneUser_WithoutSourceType() =>
        RtcRequests.Accept(RtcRequests.Individual, Hls("FileNamePattern", "{UserId}_{StartTime}") + SoundAndPicture);

    [Fact]
    public void SliceNamePattern_OfOtherFormats_HasNoEffect() =>
        Assert.Null(RtcRequests
            .Accept(RtcRequests.Individual, $"{Info}=[{{\"Format\":\"MP4\",\"SliceNamePattern\":\"nonsense\"}}]")
            .StorageParams.FileInfo[0].SliceNamePattern);

    [Theory]
    [InlineData(RtcRequests.Individual, "", "{AppId}_{ChannelId}_{UserId}_{StartTime}")]
    [InlineData(RtcRequests.Individual, BothPictures, "{AppId}_{ChannelId}_{UserId}_{SourceType}_{StartTime}")]
    [InlineData(RtcRequests.Individual, SoundAndPicture, "{AppId}_{ChannelId}_{UserId}_{SourceType}_{StartTime}")]
    [InlineData(RtcRequests.Mixed, "", "{AppId}_{ChannelId}_{StartTime}")]
    [InlineData(RtcRequests.Mixed, BothPictures, "{AppId}_{ChannelId}_{StartTime}")]
    public void Patterns_Default_FollowTheModeAndTheStreams(string request, string edits, string files)
    {
        foreach (var infos in new[] { "", $"{Info}=[{{\"Format\":\"HLS\"}}]", $"{Info}=[{{\"Format\":\"MP4\"}}]" })
        {
            var all = RtcRequests.Accept(request, infos + edits).StorageParams.FileInfo;
            Assert.All(all, info => Assert.Equal(files, info.FileNamePattern));
            Assert.Equal($"{files}_{{Sequence}}", all.Single(info => info.Format == RtcFileFormat.Hls).SliceNamePattern);
        }
    }

    private static string Hls(string name, string pattern) => $"{Info}=[{{\"Format\":\"HLS\",\"{name}\":\"{pattern}\"}}]";
}
