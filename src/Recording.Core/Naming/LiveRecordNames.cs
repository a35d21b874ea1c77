using System.Globalization;
using Recording.Core.Tasks.State;

namespace Recording.Core.Naming;

/// <summary>
/// The object names of live recordings (variables of CreateLiveRecordTemplate, 2020-11-09). {StartTime} and {EndTime} are written
/// as in the vendor's samples, <c>2017-03-08-23:09:46</c>; the Escaped forms, which the vendor does not publish, have no colons.
/// </summary>
public static class LiveRecordNames
{
    /// <summary>Used when a template names no OssObjectPrefix.</summary>
    public const string DefaultFilePattern = "record/{JobId}/{Sequence}_{EscapedStartTime}_{EscapedEndTime}";

    private const string TimeFormat = "yyyy-MM-dd-HH:mm:ss";
    private const string EscapedTimeFormat = "yyyy-MM-dd-HH-mm-ss";

    /// <summary>Stands in the place of the end time in the name of a playlist that still grows.</summary>
    private const string StillOpen = "live";

    public static IReadOnlyList<string> FileVariables { get; } =
        ["JobId", "Sequence", "StartTime", "EndTime", "EscapedStartTime", "EscapedEndTime"];

    public static IReadOnlyList<string> SegmentVariables { get; } = ["JobId", "UnixTimestamp", "Sequence"];

    /// <summary>Name of a finished file.</summary>
    /// <param name="pattern">The template's pattern.</param>
    /// <param name="jobId">The job.</param>
    /// <param name="file">The file.</param>
    /// <param name="format">Gives the extension.</param>
    /// <param name="offset">Time zone of the times in names; the vendor writes UTC+8.</param>
    public static string File(NamePattern pattern, string jobId, RecordingFile file, OutputFormat format, TimeSpan offset) =>
        RenderFile(pattern, jobId, file, format, offset, ended: true);

    /// <summary>
    /// Name of a playlist while it grows: the same, with <c>live</c> for the end that is not known yet. It is written over and over, so
    /// it has the job's id in any case: two jobs never share one.
    /// </summary>
    public static string GrowingPlaylist(NamePattern pattern, string jobId, RecordingFile file, TimeSpan offset)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        var name = RenderFile(pattern, jobId, file, OutputFormat.Hls, offset, ended: false);
        return pattern.Variables.Contains("JobId") ? name : $"{name[..^5]}_{jobId}.m3u8";
    }

    /// <summary>Name of a segment.</summary>
    public static string Segment(NamePattern pattern, string jobId, long sequence, DateTimeOffset startedAt)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return pattern.Render(variable => variable switch
        {
            "JobId" => jobId,
            "UnixTimestamp" => startedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            "Sequence" => sequence.ToString(CultureInfo.InvariantCulture),
            _ => throw new ArgumentException("A variable that no segment name has.", nameof(pattern)),
        }) + ".ts";
    }

    /// <summary>Extension of a format, without the dot; also its name on the wire.</summary>
    public static string Extension(OutputFormat format) => format switch
    {
        OutputFormat.Hls => "m3u8",
        OutputFormat.Mp4 => "mp4",
        OutputFormat.Flv => "flv",
        OutputFormat.Mp3 => "mp3",
    };

    private static string RenderFile(
        NamePattern pattern, string jobId, RecordingFile file, OutputFormat format, TimeSpan offset, bool ended)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(file);
        return pattern.Render(variable => variable switch
        {
            "JobId" => jobId,
            "Sequence" => file.Number.ToString(CultureInfo.InvariantCulture),
            "StartTime" => Time(file.StartedAt, offset, TimeFormat),
            "EscapedStartTime" => Time(file.StartedAt, offset, EscapedTimeFormat),
            "EndTime" => ended ? Time(file.EndedAt, offset, TimeFormat) : StillOpen,
            "EscapedEndTime" => ended ? Time(file.EndedAt, offset, EscapedTimeFormat) : StillOpen,
            _ => throw new ArgumentException("A variable that no file name has.", nameof(pattern)),
        }) + "." + Extension(format);
    }

    private static string Time(DateTimeOffset time, TimeSpan offset, string format) =>
        time.ToOffset(offset).ToString(format, CultureInfo.InvariantCulture);
}
