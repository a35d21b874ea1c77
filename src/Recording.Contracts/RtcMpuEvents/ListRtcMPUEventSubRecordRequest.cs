using Recording.Contracts.Queries;

namespace Recording.Contracts.RtcMpuEvents;

/// <summary>ListRtcMPUEventSubRecord (2016-11-01): callbacks that were sent for relay tasks.</summary>
/// <param name="AppId">Application, 1 to 64 letters, digits, underscores and hyphens.</param>
/// <param name="SubId">Only of this subscription; null for all of the application.</param>
/// <param name="From">Start of the range, UTC, inclusive; at most 7 days ago.</param>
/// <param name="To">End of the range, UTC, inclusive; later than <paramref name="From"/>, not in the future.</param>
/// <param name="Page">Number from 1; size 1 to 100.</param>
public sealed record ListRtcMPUEventSubRecordRequest(
    string AppId, string? SubId, DateTimeOffset From, DateTimeOffset To, PageRequest Page);
