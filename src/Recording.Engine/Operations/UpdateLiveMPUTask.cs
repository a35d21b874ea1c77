using Recording.Contracts;
using Recording.Contracts.Errors;
using Recording.Core.Operations.Relays;
using Recording.Core.Tasks.Decisions;
using Recording.Engine.Relays;
using Recording.Engine.Tasks;

namespace Recording.Engine.Operations;

/// <summary>Changes what a relay pushes and where to. What the request leaves out stays as it is.</summary>
internal sealed class UpdateLiveMPUTask(RelayTasks relays, RelayFactory factory, RelayIndex index, ITaskDriver driver) : IOperation
{
    public string Action => nameof(UpdateLiveMPUTask);

    public string Version => ApiVersions.Live;

    public async Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var parsed = RelayTaskParameters.Update(request.Parameters);
        if (!parsed.Succeeded)
            return parsed.Error;
        if (await relays.FindAsync(parsed.Value.AppId, parsed.Value.TaskId, cancellationToken) is not var (listing, task) || task.State.IsStopping)
            return RelayTasks.NotFound;
        if (task.Spec.Relay!.ChannelId != parsed.Value.ChannelId)
            return RtcMpuEventErrors.Invalid("ChannelId", "It must be the channel that the task was started with.");

        var wanted = StartLiveMPUTaskParameters.Read(RelayChanges.Apply(factory.Request(task.Spec.Relay), request.Parameters));
        if (!wanted.Succeeded)
            return wanted.Error;
        if (await factory.ChangeAsync(wanted.Value, task.Spec, cancellationToken) is not { } change)
            return RtcMpuEventErrors.UnknownApp(parsed.Value.AppId);
        if (!await driver.RaiseAsync(task.Spec.TaskId, new TaskEvent.RelayChanged(change), cancellationToken))
            return RelayTasks.NotFound;

        await index.TouchAsync(parsed.Value.AppId, listing, cancellationToken);
        return OperationAnswer.Of(new RequestIdResponse(request.RequestId), WireJson.Wire.RequestIdResponse);
    }
}
