namespace Recording.Engine.Files;

/// <summary>A finished file as the index lists it.</summary>
public sealed record IndexedFile
{
    public required string RecordId { get; init; }

    public required string TaskId { get; init; }

    public required string TaskName { get; init; }

    /// <summary>Source address without secrets.</summary>
    public required string StreamUrl { get; init; }

    public required string Format { get; init; }

    public required string Container { get; init; }

    public required string ObjectName { get; init; }

    /// <summary>Name of the playlist that grew before this one was written; null for other formats.</summary>
    public string? GrowingName { get; init; }

    /// <summary>The task's RecordOutput as JSON.</summary>
    public required string RecordOutput { get; init; }

    public required int Track { get; init; }

    public required long FirstSequence { get; init; }

    public required long LastSequence { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Media, in seconds.</summary>
    public required double Duration { get; init; }

    public required int Height { get; init; }

    public required int Width { get; init; }
}
