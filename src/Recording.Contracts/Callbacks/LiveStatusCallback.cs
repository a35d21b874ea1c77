using System.Text.Json.Serialization;

namespace Recording.Contracts.Callbacks;

/// <summary>Body of a status or error callback of a live recording. <c>domain, app, stream, event</c> are the vendor's; the rest is ours.</summary>
public sealed record LiveStatusCallback
{
    [JsonPropertyName("domain")]
    public required string Domain { get; init; }

    [JsonPropertyName("app")]
    public required string App { get; init; }

    [JsonPropertyName("stream")]
    public required string Stream { get; init; }

    /// <summary>record_started, record_paused, record_resumed, record_error, transformat_error or record_force_transcode_fail.</summary>
    [JsonPropertyName("event")]
    public required string Event { get; init; }

    [JsonPropertyName("job_id")]
    public required string JobId { get; init; }

    /// <summary>Number of this callback among its job's, from 1, without holes.</summary>
    [JsonPropertyName("sequence")]
    public required long Sequence { get; init; }

    /// <summary>Unix time in seconds at which it happened.</summary>
    [JsonPropertyName("event_time")]
    public required long EventTime { get; init; }

    /// <summary>Machine-readable cause of an error event.</summary>
    [JsonPropertyName("reason")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>The cause in words.</summary>
    [JsonPropertyName("message")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Message { get; init; }
}
