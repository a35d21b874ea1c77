using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Ffmpeg;
using Recording.Core.Naming;
using Recording.Core.Operations.Rtc;
using Recording.Core.Tasks.State;

namespace Recording.Core.Tests.Naming;

/// <summary>Names of RTC recordings, by the document's variables.</summary>
public sealed class RtcRecordNamesTests
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);
    private static readonly DateTimeOffset Start = new(2025, 3, 25, 3, 27, 28, TimeSpan.Zero);

    [Fact]
    public void File_HasFoldersTaskAndTheDefaultName_InUtcPlus8()
    {
        var pattern = RtcRecordNames.PathPattern(["dir1", "dir2"], RtcNamePattern.Default(individual: true, severalStreams: false, segment: false));

        Assert.Equal(
            "dir1/dir2/task/myappid_testroom_userA_2025-03-25-11:27:28.m3u8",
            RtcRecordNames.File(pattern, Names(RtcStreamType.Original), File(), OutputFormat.Hls, Offset));
    }

    [Fact]
    public void Segment_HasItsSequenceAndItsOwnTime()
    {
        var pattern = RtcRecordNames.PathPattern([], RtcNamePattern.Default(individual: true, severalStreams: false, segment: true));

        Assert.Equal(
            "task/myappid_testroom_userA_2025-03-25-11:27:38_7.ts",
            RtcRecordNames.Segment(pattern, Names(RtcStreamType.Original), 7, Start.AddSeconds(10), Offset));
    }

    [Fact]
    public void EveryVariable_InAnyOrder_IsFilledIn()
    {
        var pattern = RtcRecordNames.PathPattern([], "{StartTime}_{StreamType}_{SourceType}_{RecordMode}_{UserId}_{ChannelId}_{AppId}");

        Assert.Equal(
            "task/2025-03-25-11:27:28_AV_OC_Single_userA_testroom_myappid.mp4",
            RtcRecordNames.File(pattern, Names(RtcStreamType.Original), File(), OutputFormat.Mp4, Offset));
    }

    /// <summary>C and S are of video-only streams, OC and OS of original ones, A of audio-only ones; StreamType is that of RecordParams.</summary>
    [Theory]
    [InlineData(RtcStreamType.Original, RtcSourceType.Camera, RtcStreamType.Original, TrackMedia.AudioVideo, "OC", "AV")]
    [InlineData(RtcStreamType.Original, RtcSourceType.Screen, RtcStreamType.Original, TrackMedia.AudioVideo, "OS", "AV")]
    [InlineData(RtcStreamType.Original, RtcSourceType.Camera, RtcStreamType.VideoOnly, TrackMedia.VideoOnly, "C", "V")]
    [InlineData(RtcStreamType.Original, RtcSourceType.Screen, RtcStreamType.VideoOnly, TrackMedia.VideoOnly, "S", "V")]
    [InlineData(RtcStreamType.Original, RtcSourceType.Screen, RtcStreamType.AudioOnly, TrackMedia.AudioOnly, "A", "A")]
    [InlineData(RtcStreamType.AudioOnly, RtcSourceType.Camera, RtcStreamType.Original, TrackMedia.AudioOnly, "A", "AV")]
    [InlineData(RtcStreamType.AudioOnly, RtcSourceType.Camera, RtcStreamType.AudioOnly, TrackMedia.AudioOnly, "A", "A")]
    public void SourceAndStreamType_FollowTheSubscriptionAndTheRecording(
        RtcStreamType subscribed, RtcSourceType source, RtcStreamType recorded, TrackMedia media, string sourceType, string streamType)
    {
        var user = new SubscribedUser("userA", subscribed, source);
        var names = RtcStreamNames.Of("task", "app", "room", user, recorded);

        Assert.Equal(media, RtcMedia.Of(user, recorded));
        Assert.Equal((sourceType, streamType), (names.SourceType, names.StreamType));
    }

    /// <summary>A mix is of no user and no source: these two stay as they are written.</summary>
    [Fact]
    public void Mix_IsNamedSo_AndKeepsWhatItDoesNotHave()
    {
        var pattern = RtcRecordNames.PathPattern([], "{StartTime}_{StreamType}_{SourceType}_{RecordMode}_{UserId}_{ChannelId}_{AppId}");

        Assert.Equal(
            "task/2025-03-25-11:27:28_AV_{SourceType}_Mix_{UserId}_testroom_myappid.mp4",
            RtcRecordNames.File(pattern, RtcStreamNames.OfMix("task", "myappid", "testroom", RtcStreamType.Original), File(), OutputFormat.Mp4, Offset));
    }

    [Fact]
    public void GrowingPlaylist_IsNoOtherFilesAndNoOtherTracks()
    {
        var pattern = RtcRecordNames.PathPattern([], "{UserId}_{StartTime}");
        var names = new[] { (0, 0), (0, 1), (1, 0) }
            .Select(file => RtcRecordNames.GrowingPlaylist(pattern, Names(RtcStreamType.Original), file.Item1, File() with { Number = file.Item2 }, Offset))
            .Append(RtcRecordNames.File(pattern, Names(RtcStreamType.Original), File(), OutputFormat.Hls, Offset))
            .ToList();

        Assert.Equal("task/userA_2025-03-25-11:27:28_live0-0.m3u8", names[0]);
        Assert.Equal(4, names.Distinct().Count());
    }

    [Theory]
    [InlineData("d/{TaskId}/{AppId}_{ChannelId}_{UserId}_{StartTime}", false, "d/{TaskId}/{AppId}_{ChannelId}_{UserId}_{SourceType}_{StartTime}")]
    [InlineData("{TaskId}/{AppId}_{ChannelId}_{UserId}_{StartTime}_{Sequence}", true, "{TaskId}/{AppId}_{ChannelId}_{UserId}_{SourceType}_{StartTime}_{Sequence}")]
    [InlineData("{TaskId}/{UserId}_{StartTime}", false, "{TaskId}/{UserId}_{StartTime}")]
    public void WithSource_ChangesOnlyTheDefault(string pattern, bool segment, string expected) =>
        Assert.Equal(expected, RtcRecordNames.WithSource(pattern, segment));

    private static RtcStreamNames Names(RtcStreamType recorded) =>
        RtcStreamNames.Of("task", "myappid", "testroom", new SubscribedUser("userA", RtcStreamType.Original, RtcSourceType.Camera), recorded);

    private static RecordingFile File() => new()
    {
        Number = 0,
        FirstSequence = 0,
        LastSequence = 1,
        StartedAt = Start,
        EndedAt = Start.AddSeconds(20),
        Duration = TimeSpan.FromSeconds(20),
        Bytes = 1,
        Gaps = 0,
        Media = "",
    };
}
