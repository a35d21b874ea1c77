namespace Recording.Contracts.LiveRecordTemplates;

/// <summary>GetLiveRecordTemplate (2020-11-09).</summary>
/// <param name="TemplateId">The template.</param>
/// <param name="JobId">When given, the template as it was when this job was submitted.</param>
public sealed record GetLiveRecordTemplateRequest(string TemplateId, string? JobId);
