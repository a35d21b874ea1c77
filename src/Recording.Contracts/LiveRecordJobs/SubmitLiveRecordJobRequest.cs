namespace Recording.Contracts.LiveRecordJobs;

/// <summary>SubmitLiveRecordJob (2020-11-09): records a live stream by a template.</summary>
/// <param name="Name">Name of the job, 1 to 128 characters.</param>
/// <param name="TemplateId">Template whose formats are made.</param>
/// <param name="StreamInput">Source.</param>
/// <param name="Output">Destination (wire name RecordOutput).</param>
/// <param name="NotifyUrl">Webhook for the job's callbacks; null for none.</param>
public sealed record SubmitLiveRecordJobRequest(
    string Name, string TemplateId, StreamInput StreamInput, RecordOutput Output, string? NotifyUrl);
