using System.Collections.Immutable;

namespace Recording.Core.Tasks.State;

/// <summary>One format of one track.</summary>
public sealed record OutputState
{
    public required OutputFormat Format { get; init; }

    /// <summary>Longest file; a segment that would pass it begins the next file.</summary>
    public required TimeSpan MaxFileDuration { get; init; }

    /// <summary>The file that grows, if there is one.</summary>
    public RecordingFile? Open { get; init; }

    public int NextNumber { get; init; }

    /// <summary>Files that no longer grow and are not finished yet.</summary>
    public ImmutableArray<RecordingFile> Closing { get; init; } = [];

    public bool IsSettled => Open is null && Closing.IsEmpty;
}
