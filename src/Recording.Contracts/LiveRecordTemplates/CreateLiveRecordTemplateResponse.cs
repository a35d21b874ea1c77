namespace Recording.Contracts.LiveRecordTemplates;

/// <summary>Answer of CreateLiveRecordTemplate.</summary>
public sealed record CreateLiveRecordTemplateResponse(string RequestId, string TemplateId);
