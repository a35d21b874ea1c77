using Recording.Contracts;
using Recording.Contracts.Errors;
using Recording.Core.Operations;
using Recording.Engine.NotifyConfigs;

namespace Recording.Engine.Operations;

/// <summary>Gives a domain its live record notify settings; jobs that are submitted from then on take them.</summary>
internal sealed class AddLiveRecordNotifyConfig(NotifyConfigStore configs) : IOperation
{
    public string Action => nameof(AddLiveRecordNotifyConfig);

    public string Version => ApiVersions.Live;

    public async Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var parsed = LiveNotifyConfigParameters.Write(request.Parameters);
        if (!parsed.Succeeded)
            return parsed.Error;

        return await configs.AddAsync(parsed.Value, cancellationToken)
            ? OperationAnswer.Of(new RequestIdResponse(request.RequestId), WireJson.Wire.RequestIdResponse)
            : LiveNotifyConfigErrors.AlreadyExists;
    }
}
