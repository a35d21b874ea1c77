namespace Recording.Contracts.CallbackDeliveries;

/// <summary>ListCallbackDeliveries, as read.</summary>
/// <param name="TaskId">Only of this job or task; null for all.</param>
/// <param name="MaxResults">Most deliveries on the page, 1 to 100.</param>
/// <param name="NextToken">From the page before; null for the first.</param>
public sealed record ListCallbackDeliveriesRequest(string? TaskId, int MaxResults, string? NextToken);
