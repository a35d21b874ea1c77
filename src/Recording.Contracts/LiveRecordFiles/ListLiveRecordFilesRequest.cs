using Recording.Contracts.Queries;

namespace Recording.Contracts.LiveRecordFiles;

/// <summary>ListLiveRecordFiles (2020-11-09).</summary>
/// <param name="JobIds">Only files of these jobs; empty for all.</param>
/// <param name="RecordFormat">m3u8, mp4, flv or mp3; null for all.</param>
/// <param name="From">Earliest creation of the file, UTC.</param>
/// <param name="To">Latest creation of the file, UTC; at most 4 days after <paramref name="From"/>.</param>
/// <param name="Page">Page wanted; size 5 to 30.</param>
/// <param name="SortBy">By creation; default oldest first.</param>
public sealed record ListLiveRecordFilesRequest(
    IReadOnlyList<string> JobIds, string? RecordFormat, DateTimeOffset From, DateTimeOffset To, PageRequest Page, SortOrder SortBy);
