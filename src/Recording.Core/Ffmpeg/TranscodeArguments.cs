using System.Globalization;
using Recording.Core.Vod;

namespace Recording.Core.Ffmpeg;

/// <summary>The command lines of ffmpeg 5.1 that make a rendition of a finished MP4.</summary>
public static class TranscodeArguments
{
    private const int DefaultMp3Bitrate = 128;

    /// <param name="preset">What to make.</param>
    /// <param name="input">The MP4, as FFmpeg takes paths.</param>
    /// <param name="output">The file to be made, likewise.</param>
    public static IReadOnlyList<string> For(TranscodePreset preset, string input, string output)
    {
        ArgumentNullException.ThrowIfNull(preset);
        string[] begin = ["-hide_banner", "-nostats", "-nostdin", "-loglevel", "level+warning", "-y", "-protocol_whitelist", "file", "-i", input];
        return preset.Format switch
        {
            TranscodeFormat.Mp3 =>
                [.. begin, "-map", "0:a:0", "-vn", "-c:a", "libmp3lame", "-b:a", Kilobits(preset.AudioBitrate ?? DefaultMp3Bitrate), "-f", "mp3", output],
            TranscodeFormat.Mp4 =>
                [.. begin, "-map", "0:v:0?", "-map", "0:a:0?", .. Video(preset), .. Audio(preset), "-movflags", "+faststart", "-f", "mp4", output],
        };
    }

    private static string[] Video(TranscodePreset preset)
    {
        string[] codec = preset.Video switch
        {
            TranscodeVideo.Copy => ["-c:v", "copy"],
            TranscodeVideo.H264 => ["-c:v", "libx264", "-pix_fmt", "yuv420p"],
            // The tag without which Apple's players refuse it.
            TranscodeVideo.H265 => ["-c:v", "libx265", "-pix_fmt", "yuv420p", "-tag:v", "hvc1", "-x265-params", "log-level=warning"],
        };
        return [.. codec, .. Size(preset), .. Rate(preset)];
    }

    /// <summary>Within the box and in its own shape; encoders of 4:2:0 want even sizes.</summary>
    private static string[] Size(TranscodePreset preset) => (preset.Width, preset.Height) switch
    {
        (null, null) => [],
        ({ } width, null) => ["-vf", string.Create(CultureInfo.InvariantCulture, $"scale={width}:-2")],
        (null, { } height) => ["-vf", string.Create(CultureInfo.InvariantCulture, $"scale=-2:{height}")],
        ({ } width, { } height) =>
            ["-vf", string.Create(CultureInfo.InvariantCulture, $"scale={width}:{height}:force_original_aspect_ratio=decrease:force_divisible_by=2")],
    };

    private static string[] Rate(TranscodePreset preset)
    {
        string[] frames = preset.FrameRate is { } rate ? ["-r", rate.ToString(CultureInfo.InvariantCulture)] : [];
        string[] bits = preset.VideoBitrate is { } bitrate
            ? ["-b:v", Kilobits(bitrate), "-maxrate", Kilobits(bitrate), "-bufsize", Kilobits(bitrate * 2)]
            : [];
        return [.. frames, .. bits];
    }

    private static string[] Audio(TranscodePreset preset) =>
        preset.AudioBitrate is { } bitrate ? ["-c:a", "aac", "-b:a", Kilobits(bitrate)] : ["-c:a", "copy"];

    private static string Kilobits(int number) => string.Create(CultureInfo.InvariantCulture, $"{number}k");
}
