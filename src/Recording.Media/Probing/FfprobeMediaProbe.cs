using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Recording.Media.Processes;

namespace Recording.Media.Probing;

/// <summary>
/// Reads files with ffprobe. A transport stream is judged by its packets, because its header lists no durations and FFmpeg's
/// estimate leaves out the last frame; other files by their index, because they may be hours long.
/// </summary>
public sealed class FfprobeMediaProbe(IOptions<FfmpegOptions> options, TimeProvider time, ILogger<FfprobeMediaProbe> logger) : IMediaProbe
{
    private const string StreamEntries = "stream=index,codec_type,codec_name,width,height,sample_rate,channels,nb_frames";

    public async Task<MediaProbeResult?> ProbeAsync(string path, CancellationToken ct)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length == 0)
            return null;

        var byPackets = string.Equals(file.Extension, ".ts", StringComparison.OrdinalIgnoreCase);
        var entries = byPackets
            ? "packet=stream_index,pts_time,duration_time:" + StreamEntries
            : StreamEntries + ":format=format_name,start_time,duration";
        // Said, not guessed: FFmpeg takes a transport stream of a few packets, such as the last segment of a sound-only track,
        // for a program stream. "file:" keeps a colon in the name from being read as a protocol.
        string[] format = byPackets ? ["-f", "mpegts"] : [];
        string[] arguments = ["-hide_banner", "-v", "error", "-protocol_whitelist", "file", .. format, "-show_entries", entries, "-of", "compact=p=1:nk=0", "file:" + file.FullName];

        var report = new ProbeReport();
        await using var process = MediaProcess.Start(
            new MediaProcessStart(options.Value.FfprobePath, arguments, file.DirectoryName!), time, report.Accept, static _ => false);
        if (!await process.WaitAsync(options.Value.ProbeTimeLimit, ct))
        {
            Log.ProbeTimedOut(logger, path);
            return null;
        }

        // The exit code says little: a killed writer's file gives errors at its end and packets before it.
        return byPackets ? report.FromPackets() : report.FromIndex();
    }
}
