namespace Recording.Contracts.LiveRecordTemplates;

/// <summary>Answer of GetLiveRecordTemplate.</summary>
public sealed record GetLiveRecordTemplateResponse(string RequestId, LiveRecordTemplate RecordTemplate);
