using Recording.Contracts.Queries;

namespace Recording.Contracts.LiveRecordJobs;

/// <summary>ListLiveRecordJobs (2020-11-09).</summary>
/// <param name="Keyword">Part of a job's id or name.</param>
/// <param name="Status">initial, started or paused.</param>
/// <param name="From">Earliest creation, UTC.</param>
/// <param name="To">Latest creation, UTC.</param>
/// <param name="Page">Page wanted; size 1 to 100.</param>
/// <param name="SortBy">By creation; default newest first.</param>
public sealed record ListLiveRecordJobsRequest(
    string? Keyword, string? Status, DateTimeOffset From, DateTimeOffset To, PageRequest Page, SortOrder SortBy);
