using Recording.Contracts;
using Recording.Contracts.Errors;
using Recording.Core.Operations.Rtc;
using Recording.Engine.RtcMpuEvents;

namespace Recording.Engine.Operations;

/// <summary>Ends a subscription to the events of an application's relays; those that wait are dropped.</summary>
internal sealed class DeleteRtcMPUEventSub(EventSubStore subs, EventSubAccess access) : IOperation
{
    public string Action => nameof(DeleteRtcMPUEventSub);

    public string Version => ApiVersions.Live;

    public WireError NotAuthorized => RtcMpuEventErrors.Forbidden;

    public async Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var parsed = RtcMpuEventSubParameters.App(request.Parameters);
        if (!parsed.Succeeded)
            return parsed.Error;

        return await subs.RemoveAsync(parsed.Value, cancellationToken)
            ? OperationAnswer.Of(new RequestIdResponse(request.RequestId), WireJson.Wire.RequestIdResponse)
            : await access.ExplainMissingAsync(parsed.Value, cancellationToken);
    }
}
