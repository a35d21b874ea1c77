namespace Recording.Contracts.CallbackDeliveries;

/// <summary>ReplayCallbacks, as read: by id, or by task, or by the records of a domain or an application in a time range.</summary>
/// <param name="DeliveryIds">Up to 100; empty when not by id.</param>
/// <param name="TaskId">All of this job or task; null when not by task.</param>
/// <param name="DomainName">With From and To: of live recordings of this domain.</param>
/// <param name="AppId">With From and To: of RTC recordings and relays of this application.</param>
/// <param name="From">UTC, inclusive.</param>
/// <param name="To">UTC, the last second is included.</param>
/// <param name="Status"><c>success</c> or <c>failed</c>: only those whose last attempt ended so; null for both.</param>
/// <param name="NotifyUrl">Where to send them instead of the address that they had, or, of relays, that of the subscription.</param>
/// <param name="MaxCount">Most callbacks to replay, 1 to 1000.</param>
public sealed record ReplayCallbacksRequest(
    IReadOnlyList<string> DeliveryIds,
    string? TaskId,
    string? DomainName,
    string? AppId,
    DateTimeOffset From,
    DateTimeOffset To,
    string? Status,
    string? NotifyUrl,
    int MaxCount);
