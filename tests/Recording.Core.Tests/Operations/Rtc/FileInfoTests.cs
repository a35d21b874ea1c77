using Recording.Contracts.RtcCloudRecording;

namespace Recording.Core.Tests.Operations.Rtc;

/// <summary>StartRtcCloudRecording: StorageParams.FileInfo without its name patterns.</summary>
public sealed class FileInfoTests
{
    private const string Info = "StorageParams.FileInfo";

    [Theory]
    [InlineData("=\"HLS\"", "")]
    [InlineData("={}", "")]
    [InlineData("=[1]", "")]
    [InlineData("=\"[object Object]\"", "")]
    [InlineData("=[{\"Format\":\"HLS\"},{\"Format\":\"MP4\"},{\"Format\":\"MP3\"},{\"Format\":\"HLS\"}]", "")]
    [InlineData("=[{\"Format\":\"MP4\"},{\"Format\":\"MP4\"}]", "")]
    [InlineData("=[{\"Format\":\"mp4\"}]", ".1.Format")]
    [InlineData("=[{\"Format\":\"FLV\"}]", ".1.Format")]
    [InlineData("=[{\"Format\":[]}]", ".1.Format")]
    [InlineData("=[{\"Format\":\"MP4\"},{\"Format\":\"M3U8\"}]", ".2.Format")]
    [InlineData("=[{\"Format\":\"HLS\",\"SliceDuration\":9}]", ".1.SliceDuration")]
    [InlineData("=[{\"Format\":\"HLS\",\"SliceDuration\":31}]", ".1.SliceDuration")]
    [InlineData("=[{\"Format\":\"HLS\",\"SliceDuration\":\"ten\"}]", ".1.SliceDuration")]
    public void Rejects_FileInfo(string edit, string member) =>
        RtcRequests.Refuse(RtcRequests.Individual, Info + edit, "InvalidParameter.StorageParams.FileInfo", Info + member);

    [Theory]
    [InlineData("[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\"]")]
    [InlineData("[\"\"]")]
    [InlineData("[\"a\",\"\"]")]
    [InlineData("[\"a/b\"]")]
    [InlineData("[\"a b\"]")]
    [InlineData("[\"..\"]")]
    [InlineData("[\"ä\"]")]
    [InlineData("[null]")]
    [InlineData("[{}]")]
    [InlineData("{}")]
    [InlineData("\"[object Object]\"")]
    public void Rejects_FilePathPrefix(string json) =>
        RtcRequests.Refuse(
            RtcRequests.Individual, $"{Info}=[{{\"Format\":\"MP4\",\"FilePathPrefix\":{json}}}]", "InvalidParameter.StorageParams.FileInfo", $"{Info}.1.FilePathPrefix");

    /// <summary>All characters and a slash for each entry: 128 pass, 129 do not.</summary>
    [Theory]
    [InlineData(127, 0, true)]
    [InlineData(128, 0, false)]
    [InlineData(63, 63, true)]
    [InlineData(63, 64, false)]
    public void FilePathPrefix_TotalLength_IsAtMost128(int first, int second, bool accepted)
    {
        var folders = $"[\"{new string('a', first)}\"{(second > 0 ? $",\"{new string('b', second)}\"" : "")}]";
        var edits = $"{Info}=[{{\"Format\":\"MP4\",\"FilePathPrefix\":{folders}}}]";
        if (accepted)
            RtcRequests.Accept(RtcRequests.Individual, edits);
        else
            RtcRequests.Refuse(RtcRequests.Individual, edits, "InvalidParameter.StorageParams.FileInfo", $"{Info}.1.FilePathPrefix");
    }

    [Theory]
    [InlineData("[\"a\",\"B\",\"9\",\"-\",\"_\"]", "a,B,9,-,_")]
    [InlineData("[]", "")]
    [InlineData("\"dir1\"", "dir1")]
    [InlineData("\"[\\\"dir1\\\",\\\"dir2\\\"]\"", "dir1,dir2")]
    public void Accepts_FilePathPrefix(string json, string folders) =>
        Assert.Equal(
            folders,
            string.Join(',', Files($"{Info}=[{{\"Format\":\"HLS\",\"FilePathPrefix\":{json}}}]")[0].FilePathPrefix));

    [Theory]
    [InlineData("", "Hls")]
    [InlineData(Info + "=[]", "Hls")]
    [InlineData(Info + "=[{\"Format\":\"MP4\"}]", "Mp4,Hls")]
    [InlineData(Info + "=[{\"Format\":\"MP3\"},{\"Format\":\"HLS\",\"SliceDuration\":10}]", "Mp3,Hls")]
    [InlineData(Info + "=[\"{\\\"Format\\\":\\\"MP3\\\"}\"]", "Mp3,Hls")]
    public void FileInfo_WithoutHls_GetsIt(string edits, string formats) =>
        Assert.Equal(formats, string.Join(',', Files(edits).Select(file => file.Format)));

    [Fact]
    public void SliceDuration_Default_Is30AndOfHlsOnly() =>
        Assert.Equal([null, 30], Files($"{Info}=[{{\"Format\":\"MP4\",\"SliceDuration\":7}}]").Select(file => file.SliceDuration));

    [Theory]
    [InlineData(10)]
    [InlineData(30)]
    public void Accepts_SliceDuration(int seconds) =>
        Assert.Equal(seconds, Files($"{Info}=[{{\"Format\":\"HLS\",\"SliceDuration\":{seconds}}}]")[0].SliceDuration);

    private static IReadOnlyList<RtcFileInfo> Files(string edits) => RtcRequests.Accept(RtcRequests.Individual, edits).StorageParams.FileInfo;
}
