namespace Recording.Contracts.LiveRecordFiles;

/// <summary>Answer of ListLiveRecordFiles. The vendor has PageSize and TotalCount as texts here, and PageNo as a number.</summary>
public sealed record ListLiveRecordFilesResponse(
    string RequestId, IReadOnlyList<LiveRecordFile> Files, int PageNo, string PageSize, string SortBy, string TotalCount);
