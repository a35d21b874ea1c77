using Recording.Contracts;
using Recording.Contracts.Errors;
using Recording.Contracts.LiveRecordNotifyConfigs;
using Recording.Core.Operations;
using Recording.Engine.NotifyConfigs;

namespace Recording.Engine.Operations;

/// <summary>Answers a domain's live record notify settings. The key is answered whole, as the vendor does: who asks owns it.</summary>
internal sealed class DescribeLiveRecordNotifyConfig(NotifyConfigStore configs) : IOperation
{
    public string Action => nameof(DescribeLiveRecordNotifyConfig);

    public string Version => ApiVersions.Live;

    public async Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var parsed = LiveNotifyConfigParameters.Domain(request.Parameters);
        if (!parsed.Succeeded)
            return parsed.Error;

        return await configs.FindAsync(parsed.Value, cancellationToken) is { } config
            ? OperationAnswer.Of(
                new DescribeLiveRecordNotifyConfigResponse(request.RequestId, config), WireJson.Wire.DescribeLiveRecordNotifyConfigResponse)
            : LiveNotifyConfigErrors.NotFound;
    }
}
