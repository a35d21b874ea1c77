using System.Text.Json.Serialization;

namespace Recording.Contracts.LiveRecordTemplates;

/// <summary>One format that a template makes.</summary>
public sealed record RecordFormat
{
    /// <summary>m3u8, mp4, flv or mp3.</summary>
    public required string Format { get; init; }

    /// <summary>Longest file in seconds, 5 to 21600; default 21600.</summary>
    public required int CycleDuration { get; init; }

    /// <summary>Segment length in seconds, 5 to 30; default 30; m3u8 only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? SliceDuration { get; init; }

    /// <summary>Name of a file without extension, under 256 bytes, with a start and an end variable.</summary>
    public required string OssObjectPrefix { get; init; }

    /// <summary>Name of a segment without extension, under 256 bytes, with {UnixTimestamp} and {Sequence}; m3u8 only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SliceOssObjectPrefix { get; init; }
}
