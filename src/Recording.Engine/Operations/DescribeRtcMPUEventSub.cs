using System.Globalization;
using Recording.Contracts;
using Recording.Contracts.Errors;
using Recording.Contracts.RtcMpuEvents;
using Recording.Core.Operations.Rtc;
using Recording.Engine.RtcMpuEvents;

namespace Recording.Engine.Operations;

/// <summary>Answers the subscription to the events of an application's relays.</summary>
internal sealed class DescribeRtcMPUEventSub(EventSubStore subs, EventSubAccess access) : IOperation
{
    // With a blank, as in the vendor's example, though its text has a T.
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss'Z'";

    public string Action => nameof(DescribeRtcMPUEventSub);

    public string Version => ApiVersions.Live;

    public WireError NotAuthorized => RtcMpuEventErrors.Forbidden;

    public async Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var parsed = RtcMpuEventSubParameters.App(request.Parameters);
        if (!parsed.Succeeded)
            return parsed.Error;

        return await subs.FindAsync(parsed.Value, cancellationToken) is { } sub
            ? OperationAnswer.Of(
                new DescribeRtcMPUEventSubResponse(request.RequestId, View(sub)), WireJson.Wire.DescribeRtcMPUEventSubResponse)
            : await access.ExplainMissingAsync(parsed.Value, cancellationToken);
    }

    private static RtcMPUEventSub View(EventSub sub) => new()
    {
        SubId = sub.SubId,
        AppId = sub.AppId,
        ChannelIds = sub.ChannelIds.Count > 0 ? string.Join(',', sub.ChannelIds) : null,
        CreateTime = sub.CreatedAt.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture),
        CallbackUrl = sub.CallbackUrl,
    };
}
