using Recording.Contracts;
using Recording.Contracts.Errors;
using Recording.Core.Operations;
using Recording.Engine.NotifyConfigs;

namespace Recording.Engine.Operations;

/// <summary>Deletes a domain's live record notify settings. Jobs keep theirs.</summary>
internal sealed class DeleteLiveRecordNotifyConfig(NotifyConfigStore configs) : IOperation
{
    public string Action => nameof(DeleteLiveRecordNotifyConfig);

    public string Version => ApiVersions.Live;

    public async Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var parsed = LiveNotifyConfigParameters.Domain(request.Parameters);
        if (!parsed.Succeeded)
            return parsed.Error;

        return await configs.RemoveAsync(parsed.Value, cancellationToken)
            ? OperationAnswer.Of(new RequestIdResponse(request.RequestId), WireJson.Wire.RequestIdResponse)
            : LiveNotifyConfigErrors.NotFound;
    }
}
