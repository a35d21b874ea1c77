using System.Text.Json.Serialization;

namespace Recording.Contracts.Callbacks;

/// <summary>Body of a file_created callback. The fields up to <c>push_args</c> are the vendor's; the rest is ours.</summary>
public sealed record LiveFileCallback
{
    [JsonPropertyName("domain")]
    public required string Domain { get; init; }

    [JsonPropertyName("app")]
    public required string App { get; init; }

    [JsonPropertyName("stream")]
    public required string Stream { get; init; }

    /// <summary>Name of the object in its bucket.</summary>
    [JsonPropertyName("uri")]
    public required string Uri { get; init; }

    /// <summary>Media in the file, in seconds.</summary>
    [JsonPropertyName("duration")]
    public required double Duration { get; init; }

    /// <summary>Unix time in seconds of the first frame.</summary>
    [JsonPropertyName("start_time")]
    public required long StartTime { get; init; }

    /// <summary>Unix time in seconds of the last frame.</summary>
    [JsonPropertyName("stop_time")]
    public required long StopTime { get; init; }

    /// <summary>Arguments of the stream URL whose names begin with <c>callback_</c>; the first value of each.</summary>
    [JsonPropertyName("push_args")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? PushArgs { get; init; }

    [JsonPropertyName("job_id")]
    public required string JobId { get; init; }

    [JsonPropertyName("sequence")]
    public required long Sequence { get; init; }

    [JsonPropertyName("record_id")]
    public required string RecordId { get; init; }

    [JsonPropertyName("bucket")]
    public required string Bucket { get; init; }

    [JsonPropertyName("format")]
    public required string Format { get; init; }

    [JsonPropertyName("bytes")]
    public required long Bytes { get; init; }

    /// <summary>Number of marked gaps inside the file.</summary>
    [JsonPropertyName("gaps")]
    public required int Gaps { get; init; }

    /// <summary>A signed link that opens until it expires.</summary>
    [JsonPropertyName("url")]
    public required string Url { get; init; }
}
