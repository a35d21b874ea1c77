using System.Globalization;

namespace Recording.Core.Ffmpeg;

/// <summary>The command line of ffmpeg 5.1 that publishes an FLV stream, which comes on stdin, to an RTMP address. It ends with its input.</summary>
public static class PushArguments
{
    // With the kernel's own choice a loopback connection takes some MB that nobody reads, and a server that stands still is noticed half a minute
    // later. This much is enough for 10 Mbit/s over 200 ms.
    private const int SendBuffer = 256 * 1024;

    /// <summary>Builds the arguments.</summary>
    /// <param name="server">The server, <c>rtmp[s]://host[:port]/</c>.</param>
    /// <param name="presetPath">A file with the options that name application and stream; they are secrets, and a command line is none.</param>
    /// <param name="ioTimeout">How long connecting, a read or a write may block.</param>
    public static IReadOnlyList<string> Build(string server, string presetPath, TimeSpan ioTimeout) =>
    [
        "-hide_banner", "-nostats",
        "-loglevel", "level+info",
        "-progress", "pipe:2",
        "-protocol_whitelist", "pipe",
        // The codecs' configuration comes first, so nothing has to be found out. Without any analysis the streams themselves would be missed.
        "-fpsprobesize", "0", "-analyzeduration", "100000",
        "-f", "flv", "-i", "pipe:0",
        "-map", "0:v:0?", "-map", "0:a:0?",
        "-c", "copy",
        // Each packet goes out as it comes, whether there is one of the other stream or not.
        "-max_interleave_delta", "1",
        "-flush_packets", "1",
        "-rw_timeout", ((long)ioTimeout.TotalMicroseconds).ToString(CultureInfo.InvariantCulture),
        "-send_buffer_size", SendBuffer.ToString(CultureInfo.InvariantCulture),
        "-flvflags", "no_duration_filesize",
        "-fpre", presetPath,
        "-f", "flv",
        server,
    ];
}
