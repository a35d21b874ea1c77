namespace Recording.Contracts.RtcCloudRecording;

/// <summary>One format that is made (wire name FileInfo).</summary>
public sealed record RtcFileInfo
{
    /// <summary>HLS, MP4 or MP3.</summary>
    public required RtcFileFormat Format { get; init; }

    /// <summary>Name of a file without extension: variables in curly brackets joined by underscores.</summary>
    public required string FileNamePattern { get; init; }

    /// <summary>Name of a segment without extension, the same with {Sequence}; HLS only.</summary>
    public string? SliceNamePattern { get; init; }

    /// <summary>Folders above the task's own, at most 5; with a slash behind each at most 128 characters.</summary>
    public required IReadOnlyList<string> FilePathPrefix { get; init; }

    /// <summary>Segment length in seconds, 10 to 30; default 30; HLS only.</summary>
    public int? SliceDuration { get; init; }
}
