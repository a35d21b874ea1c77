using System.Text.Json.Serialization;

namespace Recording.Contracts.Callbacks;

/// <summary>Payload of a file that is uploaded or could not be made. The vendor publishes no field of it; these are ours.</summary>
public sealed record RtcFilePayload
{
    /// <summary>Number of this callback among its task's, from 1, without holes.</summary>
    [JsonPropertyName("sequence")]
    public required long Sequence { get; init; }

    /// <summary>SLICE, HLS, MP4 or MP3.</summary>
    [JsonPropertyName("format")]
    public required string Format { get; init; }

    /// <summary>Name of the object in its bucket; left out when it could not be made.</summary>
    [JsonPropertyName("file")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? File { get; init; }

    [JsonPropertyName("bucket")]
    public required string Bucket { get; init; }

    [JsonPropertyName("userId")]
    public required string UserId { get; init; }

    /// <summary>As subscribed.</summary>
    [JsonPropertyName("streamType")]
    public required int StreamType { get; init; }

    /// <summary>As subscribed; 0 for audio alone.</summary>
    [JsonPropertyName("sourceType")]
    public required int SourceType { get; init; }

    /// <summary>Unix milliseconds of the first frame.</summary>
    [JsonPropertyName("startTime")]
    public required long StartTime { get; init; }

    /// <summary>Unix milliseconds of the last frame.</summary>
    [JsonPropertyName("endTime")]
    public required long EndTime { get; init; }

    /// <summary>Seconds of media, without gaps.</summary>
    [JsonPropertyName("duration")]
    public required double Duration { get; init; }

    /// <summary>Length; of a playlist that of its segments.</summary>
    [JsonPropertyName("bytes")]
    public required long Bytes { get; init; }

    /// <summary>Marked gaps inside.</summary>
    [JsonPropertyName("gaps")]
    public required int Gaps { get; init; }

    /// <summary>Signed link that opens the file; left out when it could not be made.</summary>
    [JsonPropertyName("url")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }

    /// <summary>Why it could not be made; left out otherwise.</summary>
    [JsonPropertyName("reason")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>The same in words.</summary>
    [JsonPropertyName("message")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Message { get; init; }
}
