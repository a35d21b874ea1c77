using System.Text.Json;

namespace Recording.EndToEnd.Tests.Scenarios;

/// <summary>A track of a channel's recording.</summary>
internal sealed record ChannelTrack(
    string User, int Source, string State, string? ExitReason, double StoredSeconds, int Epoch, IReadOnlyList<ChannelFile> Files, int Gaps)
{
    public static ChannelTrack Read(JsonElement track) => new(
        track.GetProperty("UserId").GetString()!,
        track.GetProperty("SourceType").GetInt32(),
        track.GetProperty("State").GetString()!,
        track.GetProperty("ExitReason").GetString(),
        track.GetProperty("StoredSeconds").GetDouble(),
        track.GetProperty("Epoch").GetInt32(),
        [.. track.GetProperty("Files").EnumerateArray().Select(ChannelFile.Read)],
        track.GetProperty("Gaps").GetArrayLength());

    public ChannelFile File(string format) => Files.Single(file => file.Format == format);
}
