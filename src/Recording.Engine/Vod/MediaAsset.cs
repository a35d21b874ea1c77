namespace Recording.Engine.Vod;

/// <summary>A media asset: a finished file of a recording whose StorageType is 0, or several of one stream that were merged. Its row is in the task's partition.</summary>
public sealed record MediaAsset
{
    /// <summary>32 hex digits.</summary>
    public required string MediaId { get; init; }

    public required string TaskId { get; init; }

    /// <summary>The file's track; of a merged asset the first of the stream's.</summary>
    public required int Track { get; init; }

    /// <summary>The file's number among the track's MP4 files; null for a merged asset.</summary>
    public int? Number { get; init; }

    /// <summary>The vendor's word for the stream.</summary>
    public required string Stream { get; init; }

    public required string Container { get; init; }

    /// <summary>Null when the files could not be merged.</summary>
    public string? ObjectName { get; init; }

    /// <summary>Media, in seconds.</summary>
    public required double Duration { get; init; }

    /// <summary>Bytes of the object.</summary>
    public required long Length { get; init; }

    /// <summary>Pixels; 0 without picture.</summary>
    public required int Width { get; init; }

    /// <summary>Pixels; 0 without picture.</summary>
    public required int Height { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Why the files could not be merged, in words; else null.</summary>
    public string? Error { get; init; }
}
