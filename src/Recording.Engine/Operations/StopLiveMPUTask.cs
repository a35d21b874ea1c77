using Recording.Contracts;
using Recording.Core.Operations.Relays;
using Recording.Core.Tasks.Decisions;
using Recording.Engine.Relays;
using Recording.Engine.Tasks;

namespace Recording.Engine.Operations;

/// <summary>Ends a relay.</summary>
internal sealed class StopLiveMPUTask(RelayTasks relays, ITaskDriver driver) : IOperation
{
    public string Action => nameof(StopLiveMPUTask);

    public string Version => ApiVersions.Live;

    public async Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var parsed = RelayTaskParameters.Stop(request.Parameters);
        if (!parsed.Succeeded)
            return parsed.Error;
        return await relays.FindAsync(parsed.Value.AppId, parsed.Value.TaskId, cancellationToken) is var (_, task)
            && await driver.RaiseAsync(task.Spec.TaskId, new TaskEvent.StopRequested(), cancellationToken)
                ? OperationAnswer.Of(new RequestIdResponse(request.RequestId), WireJson.Wire.RequestIdResponse)
                : RelayTasks.NotFound;
    }
}
