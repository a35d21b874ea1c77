using System.Globalization;
using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Mixing;

namespace Recording.Core.Ffmpeg;

/// <summary>The command line of ffmpeg 5.1 that turns one RTMP source into raw pictures and sound with their timestamps, as NUT on stdout.</summary>
public static class DecoderArguments
{
    /// <summary>Builds the arguments.</summary>
    /// <param name="sourceUrl">An rtmp or rtmps address.</param>
    /// <param name="output">What is wanted of it; pictures, sound or both.</param>
    /// <param name="readTimeout">How long a read may block: FFmpeg gives up after this time while connecting, after twice this time with media flowing.</param>
    public static IReadOnlyList<string> Build(string sourceUrl, DecoderOutput output, TimeSpan readTimeout)
    {
        ArgumentNullException.ThrowIfNull(output);
        return
        [
            "-hide_banner", "-nostats", "-nostdin",
            "-loglevel", "level+info",
            "-protocol_whitelist", "rtmp,rtmps,tls,tcp",
            "-rw_timeout", ((long)readTimeout.TotalMicroseconds).ToString(CultureInfo.InvariantCulture),
            // There is a decoder for each user, so threads inside one gain nothing, and each holds back a picture.
            "-threads", "1", "-filter_threads", "1",
            // FFmpeg would read 20 pictures to find out a frame rate that nobody needs; all else that it probes is needed (see CaptureArguments).
            "-fpsprobesize", "0",
            "-i", sourceUrl,
            .. output.Pictures is { } pictures ? Pictures(pictures) : [],
            .. output.Sound is { } sound ? Sound(sound) : [],
            // Each packet goes out as it comes: the mix judges a stream by when its packets arrive.
            "-max_interleave_delta", "1",
            "-flush_packets", "1",
            // Titles and the like of a stranger's stream.
            "-map_metadata", "-1",
            "-f", "nut",
            "pipe:1",
        ];
    }

    /// <summary>The filter that makes a picture fit its place.</summary>
    internal static string Fit(PictureSize size, RtcRenderMode mode)
    {
        var (width, height) = (size.Width, size.Height);
        return mode switch
        {
            RtcRenderMode.Crop => string.Create(CultureInfo.InvariantCulture,
                $"scale={width}:{height}:force_original_aspect_ratio=increase:force_divisible_by=2:flags=fast_bilinear,crop={width}:{height}"),
            RtcRenderMode.Fit => string.Create(CultureInfo.InvariantCulture,
                $"scale={width}:{height}:force_original_aspect_ratio=decrease:force_divisible_by=2:flags=fast_bilinear,pad={width}:{height}:-1:-1:black"),
        } + ",setsar=1,format=yuv420p";
    }

    private static string[] Pictures(DecoderPictures pictures)
    {
        // At most one picture for each frame of the output, and the others are not even scaled; none is doubled, since the mix does that.
        var slot = string.Create(CultureInfo.InvariantCulture, $"select='isnan(prev_selected_t)+gt(floor(t*{pictures.FrameRate}+0.5)\\,floor(prev_selected_t*{pictures.FrameRate}+0.5))'");
        return
        [
            "-map", "0:v:0?",
            "-vf", $"{slot},{Fit(pictures.Size, pictures.Mode)}",
            "-fps_mode", "passthrough",
            // Copying a picture is no work for threads either, which this encoder would use, and hold back pictures for.
            "-c:v", "rawvideo", "-threads:v", "1",
        ];
    }

    // AAC has 47 packets a second; each costs both sides of the pipe about the same, whatever its length.
    private const int PacketsASecond = 12;

    private static string[] Sound(DecoderSound sound) =>
    [
        "-map", "0:a:0?",
        "-af", string.Create(CultureInfo.InvariantCulture,
            $"aresample={sound.SampleRate},aformat=sample_fmts=s16:sample_rates={sound.SampleRate}:channel_layouts={(sound.Channels == 1 ? "mono" : "stereo")},asetnsamples=n={sound.SampleRate / PacketsASecond}:p=0"),
        "-c:a", "pcm_s16le",
    ];
}
