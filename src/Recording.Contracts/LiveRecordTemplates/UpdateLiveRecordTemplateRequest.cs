namespace Recording.Contracts.LiveRecordTemplates;

/// <summary>UpdateLiveRecordTemplate (2020-11-09). Jobs that run keep the template as it was when they were submitted.</summary>
public sealed record UpdateLiveRecordTemplateRequest(string TemplateId, string Name, IReadOnlyList<RecordFormat> RecordFormat);
