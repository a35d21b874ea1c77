namespace Recording.Contracts.CallbackDeliveries;

/// <summary>The answer of ListCallbackDeliveries.</summary>
/// <param name="RequestId">Upper-case UUID.</param>
/// <param name="Deliveries">By task, each task's in the order of delivery. A page may be short, even empty, and not be the last.</param>
/// <param name="MaxResults">As asked for.</param>
/// <param name="NextToken">Where the next page begins; empty after the last.</param>
public sealed record ListCallbackDeliveriesResponse(
    string RequestId, IReadOnlyList<CallbackDelivery> Deliveries, int MaxResults, string NextToken);
