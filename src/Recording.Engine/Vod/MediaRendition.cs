namespace Recording.Engine.Vod;

/// <summary>A rendition of an asset that is done, or was given up.</summary>
public sealed record MediaRendition
{
    /// <summary>The asset.</summary>
    public required string MediaId { get; init; }

    /// <summary>Which of the presets for it, from 0.</summary>
    public required int Preset { get; init; }

    /// <summary>The preset's name.</summary>
    public required string Name { get; init; }

    /// <summary>Null when it was given up.</summary>
    public string? ObjectName { get; init; }

    /// <summary>Media, in seconds.</summary>
    public double Duration { get; init; }

    /// <summary>Bytes of the object.</summary>
    public long Length { get; init; }

    /// <summary>Pixels; 0 without picture.</summary>
    public int Width { get; init; }

    /// <summary>Pixels; 0 without picture.</summary>
    public int Height { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Why it was given up, in words; else null.</summary>
    public string? Error { get; init; }
}
