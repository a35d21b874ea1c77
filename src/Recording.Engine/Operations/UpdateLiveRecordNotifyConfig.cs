using Recording.Contracts;
using Recording.Contracts.Errors;
using Recording.Core.Operations;
using Recording.Engine.NotifyConfigs;

namespace Recording.Engine.Operations;

/// <summary>Replaces all live record notify settings of a domain. Jobs keep theirs as they were.</summary>
internal sealed class UpdateLiveRecordNotifyConfig(NotifyConfigStore configs) : IOperation
{
    public string Action => nameof(UpdateLiveRecordNotifyConfig);

    public string Version => ApiVersions.Live;

    public async Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var parsed = LiveNotifyConfigParameters.Write(request.Parameters);
        if (!parsed.Succeeded)
            return parsed.Error;

        return await configs.UpdateAsync(parsed.Value, cancellationToken)
            ? OperationAnswer.Of(new RequestIdResponse(request.RequestId), WireJson.Wire.RequestIdResponse)
            : LiveNotifyConfigErrors.NotFound;
    }
}
