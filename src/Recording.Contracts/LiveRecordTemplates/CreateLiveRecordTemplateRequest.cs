namespace Recording.Contracts.LiveRecordTemplates;

/// <summary>CreateLiveRecordTemplate (2020-11-09).</summary>
public sealed record CreateLiveRecordTemplateRequest(string Name, IReadOnlyList<RecordFormat> RecordFormat);
