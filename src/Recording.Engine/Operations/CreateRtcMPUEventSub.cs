using Recording.Contracts;
using Recording.Contracts.Errors;
using Recording.Contracts.RtcMpuEvents;
using Recording.Core.Operations.Rtc;
using Recording.Engine.RtcMpuEvents;

namespace Recording.Engine.Operations;

/// <summary>Subscribes to the events of an application's relays, those that run included.</summary>
internal sealed class CreateRtcMPUEventSub(EventSubStore subs, EventSubAccess access, TimeProvider time) : IOperation
{
    public string Action => nameof(CreateRtcMPUEventSub);

    public string Version => ApiVersions.Live;

    public WireError NotAuthorized => RtcMpuEventErrors.Forbidden;

    public async Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var parsed = RtcMpuEventSubParameters.Create(request.Parameters);
        if (!parsed.Succeeded)
            return parsed.Error;
        if (await access.RefuseAsync(parsed.Value.AppId, cancellationToken) is { } refused)
            return refused;

        var sub = new EventSub
        {
            AppId = parsed.Value.AppId,
            SubId = $"Sub-{Guid.NewGuid().ToString("N").ToUpperInvariant()}",
            CallbackUrl = parsed.Value.CallbackUrl,
            ChannelIds = parsed.Value.ChannelIds,
            CreatedAt = time.GetUtcNow(),
        };
        return await subs.AddAsync(sub, cancellationToken)
            ? OperationAnswer.Of(new CreateRtcMPUEventSubResponse(request.RequestId, sub.SubId), WireJson.Wire.CreateRtcMPUEventSubResponse)
            : RtcMpuEventErrors.AlreadySubscribed;
    }
}
