namespace Recording.Contracts.LiveRecordTemplates;

/// <summary>Answer of ListLiveRecordTemplates.</summary>
public sealed record ListLiveRecordTemplatesResponse(
    string RequestId, IReadOnlyList<LiveRecordTemplate> RecordTemplateList, int PageNo, int PageSize, string SortBy, long TotalCount);
