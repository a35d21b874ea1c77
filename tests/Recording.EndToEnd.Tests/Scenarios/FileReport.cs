using System.Text.Json;

namespace Recording.EndToEnd.Tests.Scenarios;

/// <summary>A file of ListLiveRecordFiles.</summary>
internal sealed record FileReport(
    string RecordId, string Format, Uri Url, double Duration, int Width, int Height, DateTimeOffset Start, DateTimeOffset End)
{
    public static IReadOnlyList<FileReport> ReadAll(JsonElement answer) =>
        [.. answer.GetProperty("Files").EnumerateArray().Select(file => new FileReport(
            file.GetProperty("RecordId").GetString()!,
            file.GetProperty("Format").GetString()!,
            new Uri(file.GetProperty("RecordUrl").GetString()!),
            file.GetProperty("Duration").GetDouble(),
            file.GetProperty("Width").GetInt32(),
            file.GetProperty("Height").GetInt32(),
            file.GetProperty("StartTime").GetDateTimeOffset(),
            file.GetProperty("EndTime").GetDateTimeOffset()))];
}
