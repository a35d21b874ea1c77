using System.Text.Json.Nodes;

namespace Recording.Engine.Operations;

/// <param name="RequestId">Upper-case UUID, echoed in the answer.</param>
/// <param name="Parameters">The parameters, whichever way they came.</param>
/// <param name="Extended">Whether the answer may tell more than the vendor's (requests to <c>/api/</c>).</param>
public sealed record OperationRequest(string RequestId, JsonObject Parameters, bool Extended);
