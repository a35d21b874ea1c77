using System.Text.Json;

namespace Recording.EndToEnd.Tests.Scenarios;

/// <summary>What DescribeRtcCloudRecordingFiles says under <c>/api/</c>, as far as tests ask.</summary>
internal sealed record ChannelReport(
    string Status,
    string State,
    string? ExitReason,
    IReadOnlyList<string> Hls,
    IReadOnlyList<string> Mp4,
    IReadOnlyList<string> Mp3,
    IReadOnlyList<ChannelTrack> Tracks)
{
    public static ChannelReport Read(JsonElement answer)
    {
        var task = answer.GetProperty("TaskInfo");
        var (details, files) = (task.GetProperty("Details"), task.GetProperty("RecordFileList"));
        return new ChannelReport(
            task.GetProperty("Status").GetString()!,
            details.GetProperty("State").GetString()!,
            details.GetProperty("ExitReason").GetString(),
            Names(files, "HlsFileList"),
            Names(files, "Mp4FileList"),
            Names(files, "Mp3FileList"),
            [.. details.GetProperty("Tracks").EnumerateArray().Select(ChannelTrack.Read)]);
    }

    /// <summary>The newest track of a user.</summary>
    public ChannelTrack Track(string user) => Tracks.Last(track => track.User == user);

    private static List<string> Names(JsonElement files, string list) => [.. files.GetProperty(list).EnumerateArray().Select(name => name.GetString()!)];
}
