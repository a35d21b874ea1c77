using Recording.Contracts;
using Recording.Contracts.Errors;
using Recording.Core.Operations.Relays;
using Recording.Engine.Relays;
using Recording.Engine.Tasks;

namespace Recording.Engine.Operations;

/// <summary>Starts to push a user's stream, or a mix of several, to RTMP servers.</summary>
internal sealed class StartLiveMPUTask(RelayFactory factory, RelayIndex index, ITaskDriver driver) : IOperation
{
    public string Action => nameof(StartLiveMPUTask);

    public string Version => ApiVersions.Live;

    public async Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var parsed = StartLiveMPUTaskParameters.Read(request.Parameters);
        if (!parsed.Succeeded)
            return parsed.Error;
        var relay = parsed.Value;
        if (await factory.CreateAsync(relay, cancellationToken) is not { } spec)
            return RtcMpuEventErrors.UnknownApp(relay.AppId);
        if (!await index.TakeAsync(relay.AppId, relay.TaskId, spec.TaskId, cancellationToken))
            return RtcMpuEventErrors.Invalid("TaskId", "A task with this id runs already: stop it, or choose another id.");

        try
        {
            await driver.StartAsync(spec, cancellationToken);
        }
        catch
        {
            await index.ReleaseAsync(relay.AppId, relay.TaskId, spec.TaskId, CancellationToken.None);
            throw;
        }

        return OperationAnswer.Of(new RequestIdResponse(request.RequestId), WireJson.Wire.RequestIdResponse);
    }
}
