using System.Text.Json;

namespace Recording.Demo;

/// <summary>A finished file as ListLiveRecordFiles tells of it.</summary>
internal sealed record RecordedFile(string Format, Uri Address, double Duration, int Width, int Height)
{
    /// <summary>Reads the answer of ListLiveRecordFiles.</summary>
    public static IReadOnlyList<RecordedFile> ReadAll(JsonElement answer) =>
    [
        .. answer.GetProperty("Files").EnumerateArray().Select(file => new RecordedFile(
            file.GetProperty(nameof(Format)).GetString()!,
            new Uri(file.GetProperty("RecordUrl").GetString()!),
            file.GetProperty(nameof(Duration)).GetDouble(),
            file.GetProperty(nameof(Width)).GetInt32(),
            file.GetProperty(nameof(Height)).GetInt32())),
    ];
}
