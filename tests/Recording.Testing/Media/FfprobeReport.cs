using System.Globalization;
using System.Text.Json;
using Recording.Testing.Processes;

namespace Recording.Testing.Media;

/// <summary>What ffprobe says about a file: the word of an outsider on whether it can be played.</summary>
/// <param name="Format">The container, such as <c>hls</c>, <c>mpegts</c>, <c>flv</c>, <c>mp3</c> or <c>mov,mp4,m4a,3gp,3g2,mj2</c>.</param>
/// <param name="Duration">Of the whole file.</param>
/// <param name="Streams">In the file's order.</param>
public sealed record FfprobeReport(string Format, TimeSpan Duration, IReadOnlyList<FfprobeStream> Streams)
{
    /// <summary>The first video stream, if any.</summary>
    public FfprobeStream? Video => Streams.FirstOrDefault(stream => stream.Type == "video");

    /// <summary>The first audio stream, if any.</summary>
    public FfprobeStream? Audio => Streams.FirstOrDefault(stream => stream.Type == "audio");

    /// <summary>Asks about a path or an address; throws when it cannot be read.</summary>
    public static async Task<FfprobeReport> ReadAsync(string input, CancellationToken cancellationToken)
    {
        var text = await Command.RunAsync("ffprobe", ["-v", "error", "-of", "json", "-show_format", "-show_streams", input], cancellationToken);
        var report = JsonElement.Parse(text);
        var format = report.GetProperty("format");
        return new FfprobeReport(
            format.GetProperty("format_name").GetString()!,
            Seconds(format),
            [.. report.GetProperty("streams").EnumerateArray().Select(StreamOf)]);
    }

    private static FfprobeStream StreamOf(JsonElement stream) => new(
        stream.GetProperty("codec_type").GetString()!,
        stream.TryGetProperty("codec_name", out var codec) ? codec.GetString()! : "unknown",
        stream.TryGetProperty("width", out var width) ? width.GetInt32() : 0,
        stream.TryGetProperty("height", out var height) ? height.GetInt32() : 0,
        Seconds(stream));

    private static TimeSpan Seconds(JsonElement element) =>
        element.TryGetProperty("duration", out var duration) && double.TryParse(duration.GetString(), CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.Zero;
}
