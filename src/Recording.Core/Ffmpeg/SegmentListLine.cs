using System.Diagnostics.CodeAnalysis;

namespace Recording.Core.Ffmpeg;

/// <summary>One line of the segment muxer's csv list: a segment is complete.</summary>
/// <param name="Index">The segment's number.</param>
/// <param name="Start">Media time from the capture's beginning; 0 for the first segment.</param>
/// <param name="End">Media time of its end, which is the next segment's start.</param>
public sealed record SegmentListLine(int Index, TimeSpan Start, TimeSpan End)
{
    /// <summary>Reads "seg000001.ts,2.040000,4.040000"; anything else is refused.</summary>
    public static bool TryParse(string? line, [NotNullWhen(true)] out SegmentListLine? entry)
    {
        entry = null;
        var fields = line?.Trim().Split(',') ?? [];
        if (fields.Length != 3 || !SegmentFileName.TryParse(fields[0], out var index)
            || !FfmpegTime.TryParseSeconds(fields[1], out var start) || !FfmpegTime.TryParseSeconds(fields[2], out var end))
            return false;

        entry = new SegmentListLine(index, start, end);
        return true;
    }
}
