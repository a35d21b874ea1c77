using Recording.Contracts.Errors;
using Recording.Core.Operations.Rtc;
using Recording.Engine.Rtc;

namespace Recording.Engine.Operations;

/// <summary>Checks a query for callbacks of relay tasks. There are no relay tasks yet, so a good one is told that instead of an empty list.</summary>
internal sealed class ListRtcMPUEventSubRecord(IRtcApps apps, TimeProvider time) : IOperation
{
    public string Action => nameof(ListRtcMPUEventSubRecord);

    public string Version => ApiVersions.Live;

    public async Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var parsed = ListRtcMPUEventSubRecordParameters.Read(request.Parameters, time.GetUtcNow());
        if (!parsed.Succeeded)
            return parsed.Error;

        return await apps.IsConfiguredAsync(parsed.Value.AppId, cancellationToken)
            ? GatewayErrors.NotInThisVersion(Action)
            : RtcMpuEventErrors.UnknownApp(parsed.Value.AppId);
    }
}
