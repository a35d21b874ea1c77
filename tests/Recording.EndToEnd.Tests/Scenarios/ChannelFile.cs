using System.Text.Json;

namespace Recording.EndToEnd.Tests.Scenarios;

/// <summary>A file of a track, in any state.</summary>
internal sealed record ChannelFile(string Format, int Number, string State, double Duration, string? Url)
{
    public static ChannelFile Read(JsonElement file) => new(
        file.GetProperty("Format").GetString()!,
        file.GetProperty("Number").GetInt32(),
        file.GetProperty("State").GetString()!,
        file.GetProperty("Duration").GetDouble(),
        file.GetProperty("Url").GetString());
}
