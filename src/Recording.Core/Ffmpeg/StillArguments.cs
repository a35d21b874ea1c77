using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Mixing;

namespace Recording.Core.Ffmpeg;

/// <summary>The command line of ffmpeg 5.1 that turns an image file on stdin into one raw picture on stdout.</summary>
public static class StillArguments
{
    /// <summary>Builds the arguments.</summary>
    /// <param name="kind">What the file is; FFmpeg must not guess, since some formats can name other files.</param>
    /// <param name="size">The picture's size.</param>
    /// <param name="mode">How the image fits it.</param>
    public static IReadOnlyList<string> Build(ImageKind kind, PictureSize size, RtcRenderMode mode) =>
    [
        "-hide_banner", "-nostats",
        "-loglevel", "level+warning",
        "-protocol_whitelist", "pipe",
        "-threads", "1",
        "-f", kind switch
        {
            ImageKind.Png => "png_pipe",
            ImageKind.Jpeg => "jpeg_pipe",
            ImageKind.WebP => "webp_pipe",
            ImageKind.Bmp => "bmp_pipe",
        },
        "-i", "pipe:0",
        "-map", "0:v:0",
        "-frames:v", "1",
        "-vf", DecoderArguments.Fit(size, mode),
        "-c:v", "rawvideo",
        "-f", "rawvideo",
        "pipe:1",
    ];
}
