using System.Globalization;
using Recording.Core.Ffmpeg;

namespace Recording.Media.Probing;

/// <summary>Reads ffprobe's "compact" lines: one section a line, "section|key=value|key=value".</summary>
internal sealed class ProbeReport
{
    private readonly Dictionary<int, PacketTally> _packets = [];
    private (int Index, MediaFormat Format, long Frames)? _video;
    private (int Index, MediaFormat Format, long Frames)? _audio;
    private TimeSpan? _duration;
    private TimeSpan? _start;

    public void Accept(string line)
    {
        var fields = line.Split('|');
        switch (fields[0])
        {
            case "packet" when int.TryParse(Value(fields, "stream_index"), NumberStyles.None, CultureInfo.InvariantCulture, out var index):
                if (!_packets.TryGetValue(index, out var tally))
                    _packets[index] = tally = new PacketTally();
                tally.Add(Time(fields, "pts_time"), Time(fields, "duration_time") ?? TimeSpan.Zero);
                break;
            case "stream":
                AcceptStream(fields);
                break;
            case "format":
                _duration = Time(fields, "duration");
                _start = Time(fields, "start_time");
                // An FLV file notes its end as its duration, and need not begin at 0.
                if (Value(fields, "format_name") is "flv")
                    _duration -= _start ?? TimeSpan.Zero;
                break;
        }
    }

    /// <summary>What the packets say, or null without a packet of a stream that can be decoded.</summary>
    public MediaProbeResult? FromPackets()
    {
        var video = _video is { } v ? _packets.GetValueOrDefault(v.Index) : null;
        var audio = _audio is { } a ? _packets.GetValueOrDefault(a.Index) : null;
        var tallies = new[] { video, audio }.Where(t => t?.Earliest is not null).Select(t => t!).ToList();
        if (tallies.Count == 0)
            return null;

        var start = tallies.Min(t => t.Earliest!.Value);
        return new MediaProbeResult(Format(video?.Earliest is not null, audio?.Earliest is not null), start, tallies.Max(t => t.End!.Value) - start, video?.Packets ?? 0, audio?.Packets ?? 0)
        {
            CutStart = video?.First ?? audio?.First ?? start,
        };
    }

    /// <summary>What the file's own index says, or null when it has none.</summary>
    public MediaProbeResult? FromIndex()
    {
        if (_duration is not { } duration || _video is null && _audio is null)
            return null;

        var start = _start ?? TimeSpan.Zero;
        return new MediaProbeResult(Format(true, true), start, duration, _video?.Frames ?? 0, _audio?.Frames ?? 0) { CutStart = start };
    }

    private MediaFormat Format(bool withVideo, bool withAudio)
    {
        var video = withVideo ? _video?.Format ?? MediaFormat.None : MediaFormat.None;
        var audio = withAudio ? _audio?.Format ?? MediaFormat.None : MediaFormat.None;
        return new MediaFormat(video.VideoCodec, video.Width, video.Height, audio.AudioCodec, audio.SampleRate, audio.Channels);
    }

    private void AcceptStream(string[] fields)
    {
        var index = Number(fields, "index");
        var codec = Value(fields, "codec_name");
        int width = Number(fields, "width"), height = Number(fields, "height");
        int rate = Number(fields, "sample_rate"), channels = Number(fields, "channels");
        _ = long.TryParse(Value(fields, "nb_frames"), NumberStyles.None, CultureInfo.InvariantCulture, out var frames);

        // A size or rate of 0 means that the parameter sets never came, so nothing of the stream can be decoded.
        switch (Value(fields, "codec_type"))
        {
            case "video" when _video is null && codec is not null && width > 0:
                _video = (index, new MediaFormat(codec, width, height, null, 0, 0), frames);
                break;
            case "audio" when _audio is null && codec is not null && rate > 0:
                _audio = (index, new MediaFormat(null, 0, 0, codec, rate, channels), frames);
                break;
        }
    }

    private static TimeSpan? Time(string[] fields, string key) =>
        FfmpegTime.TryParseSeconds(Value(fields, key), out var time) ? time : null;

    private static int Number(string[] fields, string key) =>
        int.TryParse(Value(fields, key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string? Value(string[] fields, string key)
    {
        foreach (var field in fields)
        {
            if (field.Length > key.Length && field[key.Length] == '=' && field.StartsWith(key, StringComparison.Ordinal))
                return field[(key.Length + 1)..];
        }

        return null;
    }
}
