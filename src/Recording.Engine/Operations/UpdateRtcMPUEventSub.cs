using Recording.Contracts;
using Recording.Contracts.Errors;
using Recording.Core.Operations.Rtc;
using Recording.Engine.RtcMpuEvents;

namespace Recording.Engine.Operations;

/// <summary>Changes where the events of an application's relays go; those that wait follow with their next attempt.</summary>
internal sealed class UpdateRtcMPUEventSub(EventSubStore subs, EventSubAccess access) : IOperation
{
    public string Action => nameof(UpdateRtcMPUEventSub);

    public string Version => ApiVersions.Live;

    public WireError NotAuthorized => RtcMpuEventErrors.Forbidden;

    public async Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var parsed = RtcMpuEventSubParameters.Update(request.Parameters);
        if (!parsed.Succeeded)
            return parsed.Error;

        var (appId, url, channels) = parsed.Value;
        return await subs.UpdateAsync(appId, url, channels, cancellationToken)
            ? OperationAnswer.Of(new RequestIdResponse(request.RequestId), WireJson.Wire.RequestIdResponse)
            : await access.ExplainMissingAsync(appId, cancellationToken);
    }
}
