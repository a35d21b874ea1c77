using System.Globalization;
using Recording.Core.Tasks.State;

namespace Recording.Core.Naming;

/// <summary>
/// The object names of RTC recordings: folders, the task's id, and a name by pattern. Times are written as in the vendor's sample,
/// <c>2025-03-25-11:27:28</c>; a segment has the time of its own first frame.
/// </summary>
public static class RtcRecordNames
{
    private const string TaskId = "TaskId";
    private const string TimeFormat = "yyyy-MM-dd-HH:mm:ss";

    private static readonly string[] Variables = [TaskId, .. RtcNamePattern.SegmentVariables];

    /// <summary>The pattern of whole object names: the folders and the task's id before the client's pattern.</summary>
    public static string PathPattern(IReadOnlyList<string> folders, string pattern)
    {
        ArgumentNullException.ThrowIfNull(folders);
        return string.Concat(folders.Select(folder => folder + "/")) + $"{{{TaskId}}}/{pattern}";
    }

    /// <summary>
    /// The path pattern for a stream that joined another one of its user later: a default pattern then also tells the source, as it
    /// would have from the beginning; any other is the client's will.
    /// </summary>
    public static string WithSource(string pathPattern, bool segment)
    {
        ArgumentNullException.ThrowIfNull(pathPattern);
        var cut = pathPattern.LastIndexOf('/') + 1;
        return pathPattern[cut..] == RtcNamePattern.Default(individual: true, severalStreams: false, segment)
            ? pathPattern[..cut] + RtcNamePattern.Default(individual: true, severalStreams: true, segment)
            : pathPattern;
    }

    /// <summary>Name of a finished file.</summary>
    /// <param name="pathPattern">See <see cref="PathPattern"/>.</param>
    /// <param name="stream">Whose it is.</param>
    /// <param name="file">The file.</param>
    /// <param name="format">Gives the extension.</param>
    /// <param name="offset">Time zone of the times in names; the vendor writes UTC+8.</param>
    public static string File(string pathPattern, RtcStreamNames stream, RecordingFile file, OutputFormat format, TimeSpan offset)
    {
        ArgumentNullException.ThrowIfNull(file);
        return $"{Render(pathPattern, stream, file.StartedAt, null, offset)}.{LiveRecordNames.Extension(format)}";
    }

    /// <summary>Name of a playlist while it grows. It is written over and over, so track and number keep it apart from every other one.</summary>
    public static string GrowingPlaylist(string pathPattern, RtcStreamNames stream, int track, RecordingFile file, TimeSpan offset)
    {
        ArgumentNullException.ThrowIfNull(file);
        var name = Render(pathPattern, stream, file.StartedAt, null, offset);
        return string.Create(CultureInfo.InvariantCulture, $"{name}_live{track}-{file.Number}.m3u8");
    }

    /// <summary>Name of a segment.</summary>
    public static string Segment(string pathPattern, RtcStreamNames stream, long sequence, DateTimeOffset startedAt, TimeSpan offset) =>
        Render(pathPattern, stream, startedAt, sequence, offset) + ".ts";

    private static string Render(string pathPattern, RtcStreamNames stream, DateTimeOffset start, long? sequence, TimeSpan offset)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!NamePattern.TryParse(pathPattern, Variables, out var pattern, out var reason))
            throw new InvalidOperationException($"A stored name pattern does not parse. {reason}");

        return pattern!.Render(variable => variable switch
        {
            TaskId => stream.TaskId,
            "AppId" => stream.AppId,
            "ChannelId" => stream.ChannelId,
            RtcNamePattern.UserId => stream.UserId,
            "RecordMode" => stream.RecordMode,
            RtcNamePattern.SourceType => stream.SourceType,
            "StreamType" => stream.StreamType,
            RtcNamePattern.StartTime => start.ToOffset(offset).ToString(TimeFormat, CultureInfo.InvariantCulture),
            RtcNamePattern.Sequence when sequence is { } number => number.ToString(CultureInfo.InvariantCulture),
            _ => throw new ArgumentException("A variable that this name does not have.", nameof(pathPattern)),
        });
    }
}
