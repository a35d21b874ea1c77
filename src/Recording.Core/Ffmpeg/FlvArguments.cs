namespace Recording.Core.Ffmpeg;

/// <summary>How ffmpeg 5.1 writes an FLV stream to stdout, each packet as it comes.</summary>
internal static class FlvArguments
{
    public static readonly string[] Live =
    [
        "-max_interleave_delta", "1",
        "-flush_packets", "1",
        // A pipe has no beginning to go back to.
        "-flvflags", "no_duration_filesize",
        "-f", "flv",
        "pipe:1",
    ];
}
