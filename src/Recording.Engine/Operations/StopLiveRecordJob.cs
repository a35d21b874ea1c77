using Recording.Contracts;
using Recording.Contracts.Errors;
using Recording.Contracts.LiveRecordJobs;
using Recording.Core.Operations;
using Recording.Core.Tasks.Decisions;
using Recording.Engine.Tasks;

namespace Recording.Engine.Operations;

/// <summary>Stops a live record job; our own, since the vendor has no such operation. Stopping twice is an error, and harmless.</summary>
internal sealed class StopLiveRecordJob(TaskStore tasks, ITaskDriver driver) : IOperation
{
    public string Action => nameof(StopLiveRecordJob);

    public string Version => ApiVersions.Ims;

    public async Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var parsed = JobParameters.JobId(request.Parameters);
        if (!parsed.Succeeded)
            return parsed.Error;
        if (await tasks.LoadAsync(parsed.Value, cancellationToken) is not { Spec.Live: not null } task)
            return GatewayErrors.NotFound("JobId", "job");
        if (task.State.IsStopping || !await driver.RaiseAsync(parsed.Value, new TaskEvent.StopRequested(), cancellationToken))
            return GatewayErrors.Denied("JobStopped", "The job is stopping or has ended already; nothing was changed.");

        return OperationAnswer.Of(
            new SubmitLiveRecordJobResponse(request.RequestId, parsed.Value), WireJson.Wire.SubmitLiveRecordJobResponse);
    }
}
