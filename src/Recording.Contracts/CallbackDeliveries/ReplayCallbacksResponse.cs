namespace Recording.Contracts.CallbackDeliveries;

/// <summary>The answer of ReplayCallbacks. What it names is stored, and is delivered even if the service ends now.</summary>
/// <param name="RequestId">Upper-case UUID.</param>
/// <param name="Count">How many callbacks are sent again.</param>
/// <param name="DeliveryIds">Which, in the order of sending.</param>
/// <param name="Waiting">Those that were asked for and left out because they are still waiting to be delivered.</param>
/// <param name="NotFound">Ids that were asked for and have no record.</param>
/// <param name="NextStartTime">
/// By time range only, when MaxCount was reached: the StartTime with which to go on, UTC, <c>yyyy-MM-ddTHH:mm:ssZ</c>; else empty.
/// </param>
public sealed record ReplayCallbacksResponse(
    string RequestId,
    int Count,
    IReadOnlyList<string> DeliveryIds,
    IReadOnlyList<string> Waiting,
    IReadOnlyList<string> NotFound,
    string NextStartTime);
