namespace Recording.Core.Naming;

/// <summary>
/// The names of RTC recordings (FileNamePattern and SliceNamePattern of StartRtcCloudRecording): variables in curly brackets joined by
/// underscores, each at most once, and nothing else.
/// </summary>
public static class RtcNamePattern
{
    public const string UserId = "UserId";
    public const string SourceType = "SourceType";
    public const string StartTime = "StartTime";
    public const string Sequence = "Sequence";

    /// <summary>Variables of a file's name.</summary>
    public static IReadOnlyList<string> FileVariables { get; } =
        ["AppId", "ChannelId", UserId, "RecordMode", SourceType, "StreamType", StartTime];

    /// <summary>Variables of a segment's name.</summary>
    public static IReadOnlyList<string> SegmentVariables { get; } = [.. FileVariables, Sequence];

    /// <summary>Used where none is given.</summary>
    /// <param name="individual">Whether each stream has files of its own.</param>
    /// <param name="severalStreams">Whether one user has several streams, which only {SourceType} tells apart.</param>
    /// <param name="segment">Whether it names segments.</param>
    public static string Default(bool individual, bool severalStreams, bool segment)
    {
        List<string> variables = ["AppId", "ChannelId"];
        if (individual)
            variables.Add(UserId);
        if (individual && severalStreams)
            variables.Add(SourceType);
        variables.Add(StartTime);
        if (segment)
            variables.Add(Sequence);
        return string.Join('_', variables.Select(Bracketed));
    }

    /// <summary>What to change in a pattern, or null when it is good.</summary>
    public static string? Check(string text, IReadOnlyList<string> known, IEnumerable<string> required)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(required);
        var parts = text.Split('_');
        if (!parts.All(part => part is ['{', .., '}'] && known.Contains(part[1..^1])))
            return $"It must be made of {string.Join(", ", known.Select(Bracketed))}, joined by underscores.";
        if (parts.Distinct(StringComparer.Ordinal).Count() < parts.Length)
            return "It must have each variable at most once.";
        return required.FirstOrDefault(variable => !parts.Contains(Bracketed(variable))) is { } missing
            ? $"It must have the variable {Bracketed(missing)}."
            : null;
    }

    private static string Bracketed(string variable) => $"{{{variable}}}";
}
