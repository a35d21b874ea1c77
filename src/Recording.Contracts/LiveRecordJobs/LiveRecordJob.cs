using System.Text.Json.Serialization;

namespace Recording.Contracts.LiveRecordJobs;

/// <summary>A recording job as the queries answer it.</summary>
public sealed record LiveRecordJob
{
    public required string JobId { get; init; }

    public required string Name { get; init; }

    /// <summary><c>initial</c> (no stream yet), <c>started</c> (recording) or <c>paused</c> (not recording: the stream is lost, or the job has ended).</summary>
    public required string Status { get; init; }

    /// <summary>UTC, <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
    public required string CreateTime { get; init; }

    public required string TemplateId { get; init; }

    public required string TemplateName { get; init; }

    public string? NotifyUrl { get; init; }

    public required StreamInput StreamInput { get; init; }

    public required RecordOutput RecordOutput { get; init; }

    /// <summary>More than the vendor tells; only under <c>/api/</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LiveRecordJobDetails? Details { get; init; }
}
