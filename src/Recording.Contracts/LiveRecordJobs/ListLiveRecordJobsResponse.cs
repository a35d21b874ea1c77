namespace Recording.Contracts.LiveRecordJobs;

/// <summary>Answer of ListLiveRecordJobs.</summary>
public sealed record ListLiveRecordJobsResponse(
    string RequestId, IReadOnlyList<LiveRecordJob> LiveRecordJobs, int PageNo, int PageSize, string SortBy, long TotalCount);
