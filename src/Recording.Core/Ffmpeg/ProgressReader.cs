using System.Globalization;

namespace Recording.Core.Ffmpeg;

/// <summary>Gathers the "key=value" lines of -progress into blocks, out of a stream that also carries log lines.</summary>
public sealed class ProgressReader
{
    private TimeSpan? _outTime;
    private long _frames;

    /// <summary>
    /// Takes a line. Answers false when it is no progress line; else true, with the block when the line ended one.
    /// </summary>
    public bool TryAccept(string? line, out FfmpegProgress? block)
    {
        block = null;
        var equals = line?.IndexOf('=', StringComparison.Ordinal) ?? -1;
        if (equals <= 0 || !IsProgressKey(line.AsSpan(0, equals)))
            return false;

        var value = line!.AsSpan(equals + 1).Trim();
        switch (line.AsSpan(0, equals))
        {
            case "out_time_us":
                _outTime = FfmpegTime.TryParseMicroseconds(value.ToString(), out var time) ? time : null;
                break;
            case "frame":
                _frames = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var frames) ? frames : _frames;
                break;
            case "progress":
                block = new FfmpegProgress(_outTime, _frames, value is "end");
                break;
        }

        return true;
    }

    private static bool IsProgressKey(ReadOnlySpan<char> key) => key
        is "frame" or "fps" or "bitrate" or "total_size" or "out_time_us" or "out_time_ms" or "out_time"
        or "dup_frames" or "drop_frames" or "speed" or "progress"
        || key.StartsWith("stream_", StringComparison.Ordinal) && !key.Contains(' ');
}
