using Recording.Contracts.Queries;

namespace Recording.Contracts.CallbackRecords;

/// <summary>DescribeLiveRecordNotifyRecords (2016-11-01).</summary>
/// <param name="DomainName">Streaming domain, in lower case whatever the client wrote.</param>
/// <param name="AppName">Application; null for all.</param>
/// <param name="StreamName">Stream; null for all.</param>
/// <param name="Status">success or failed; null for both.</param>
/// <param name="From">Start of the range, UTC, inclusive; at most 7 days ago.</param>
/// <param name="To">End of the range, UTC, inclusive; later than <paramref name="From"/>.</param>
/// <param name="Page">Number 1 to 100,000; size 1 to 500.</param>
public sealed record DescribeLiveRecordNotifyRecordsRequest(
    string DomainName,
    string? AppName,
    string? StreamName,
    string? Status,
    DateTimeOffset From,
    DateTimeOffset To,
    PageRequest Page);
