namespace Recording.Core.Tasks.State;

/// <summary>
/// What of a task its listener is told. A notification that is not wanted takes no number, so that a receiver sees numbers without holes.
/// </summary>
public sealed record TaskNews
{
    /// <summary>What a live record job tells: the stream's coming and going, every file, and failures.</summary>
    public static TaskNews LiveJob { get; } = new();

    /// <summary>What a relay tells: that it is there, the stream's coming and going, how its targets fare, and its end.</summary>
    public static TaskNews Relay { get; } = new() { IsRelay = true };

    /// <summary>Whether the stream's coming and going is left out, and only files and failures are told.</summary>
    public bool SkipsStatus { get; init; }

    /// <summary>Whether every step from creation to the end is told, and not only that a task failed.</summary>
    public bool WholeLife { get; init; }

    /// <summary>Whether what is told is <see cref="Relay"/>'s.</summary>
    public bool IsRelay { get; init; }

    /// <summary>Whether each stored segment is told.</summary>
    public bool Segments { get; init; }

    /// <summary>Formats whose files are told; null for all.</summary>
    public IReadOnlyList<OutputFormat>? Files { get; init; }
}
