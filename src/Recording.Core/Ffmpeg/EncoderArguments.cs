using System.Globalization;
using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Mixing;

namespace Recording.Core.Ffmpeg;

/// <summary>The command line of ffmpeg 5.1 that encodes raw pictures and sound, as NUT on stdin, into segments. It ends with its input.</summary>
public static class EncoderArguments
{
    // Pixels a second: 1280x720 at 30 frames. It takes some 20 % of a core.
    private const int OneThread = 1280 * 720 * 30;

    /// <summary>Builds the arguments; ffmpeg has to run in the folder that takes the segments (see <see cref="CaptureArguments"/>).</summary>
    public static IReadOnlyList<string> Build(MixEncoding encoding)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        return
        [
            .. Input,
            .. encoding.Video is { } video ? Video(video, encoding.Slice) : [],
            .. encoding.Audio is { } audio ? Audio(audio) : [],
            .. SegmentArguments.For(encoding.Slice),
        ];
    }

    /// <summary>Builds the arguments that give an FLV stream on stdout instead, with little delay; of codecs FLV has H.264 and AAC.</summary>
    public static IReadOnlyList<string> BuildRelay(MixEncoding encoding)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        if (encoding.Video is { Codec: not RtcVideoCodec.H264 })
            throw new ArgumentException("FLV takes H.264 only.", nameof(encoding));
        return
        [
            .. Input,
            .. encoding.Video is { } video ? [.. Video(video, encoding.Slice), "-tune", "zerolatency"] : Array.Empty<string>(),
            .. encoding.Audio is { } audio ? Audio(audio) : [],
            .. FlvArguments.Live,
        ];
    }

    private static readonly string[] Input =
    [
        "-hide_banner", "-nostats",
        "-loglevel", "level+info",
        "-progress", "pipe:2",
        "-protocol_whitelist", "pipe",
        "-filter_threads", "1",
        // The header says all; probing would hold back what it reads.
        "-probesize", "32", "-analyzeduration", "0", "-fpsprobesize", "0",
        "-f", "nut", "-i", "pipe:0",
    ];

    private static string[] Video(MixVideo video, TimeSpan slice)
    {
        string[] codec = video.Codec switch
        {
            RtcVideoCodec.H264 =>
            [
                "-c:v", "libx264", "-preset", video.Enhanced?.Preset ?? "veryfast", "-profile:v", video.Enhanced?.Profile ?? "high",
                "-sc_threshold", "0", "-keyint_min", Number(video.Gop),
            ],
            RtcVideoCodec.H265 => ["-c:v", "libx265", "-preset", "ultrafast", "-x265-params", $"log-level=warning:scenecut=0:open-gop=0:min-keyint={Number(video.Gop)}"],
        };
        return
        [
            "-map", "0:v:0",
            // Frames carry their times; one that had to be left out must not be made up again.
            "-fps_mode", "passthrough",
            .. codec,
            .. Threads(video),
            "-pix_fmt", "yuv420p",
            "-b:v", Kilobits(video.Kilobits), "-maxrate", Kilobits(video.Kilobits), "-bufsize", Kilobits(video.Kilobits * 2),
            "-g", Number(video.Gop),
            "-bf", "0",
            // So that segments are as long as they should be, whatever the distance of key frames.
            "-force_key_frames", string.Create(CultureInfo.InvariantCulture, $"expr:gte(t,n_forced*{slice.TotalSeconds:0.######})"),
        ];
    }

    /// <summary>One thread where it is enough with room to spare: each more costs the hand-over, and holds back a frame.</summary>
    private static string[] Threads(MixVideo video) =>
        video.Codec == RtcVideoCodec.H264 && (long)video.Size.Width * video.Size.Height * video.FrameRate <= OneThread ? ["-threads:v", "1"] : [];

    private static string[] Audio(MixAudio audio) =>
        ["-map", "0:a:0", "-c:a", "aac", "-b:a", Kilobits(audio.Kilobits), "-ar", Number(audio.SampleRate), "-ac", Number(audio.Channels)];

    private static string Kilobits(int number) => string.Create(CultureInfo.InvariantCulture, $"{number}k");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
