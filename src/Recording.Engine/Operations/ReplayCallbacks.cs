using Recording.Contracts;
using Recording.Contracts.CallbackDeliveries;
using Recording.Contracts.Errors;
using Recording.Core.Operations;
using Recording.Core.Time;
using Recording.Engine.Replays;

namespace Recording.Engine.Operations;

/// <summary>Sends callbacks again; our own operation.</summary>
internal sealed class ReplayCallbacks(CallbackReplay replay) : IOperation
{
    public string Action => nameof(ReplayCallbacks);

    public string Version => ApiVersions.Live;

    public async Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var parsed = DeliveryParameters.Replay(request.Parameters);
        if (!parsed.Succeeded)
            return parsed.Error;
        if (await replay.ReplayAsync(parsed.Value, cancellationToken) is not { } plan)
            return GatewayErrors.NotFound("TaskId", "task");

        return OperationAnswer.Of(
            new ReplayCallbacksResponse(
                request.RequestId,
                plan.Chosen.Count,
                [.. plan.Chosen.Select(chosen => chosen.History.Attempts[chosen.Sequence][^1].DeliveryId)],
                plan.Waiting,
                plan.NotFound,
                plan.BrokenOffAt is { } next ? WireTime.Format(next) : ""),
            WireJson.Wire.ReplayCallbacksResponse);
    }
}
