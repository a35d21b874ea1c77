using Recording.Contracts;
using Recording.Contracts.Errors;
using Recording.Contracts.LiveRecordJobs;
using Recording.Core.Operations;
using Recording.Engine.Jobs;
using Recording.Engine.Tasks;

namespace Recording.Engine.Operations;

/// <summary>Answers one job; under <c>/api/</c> with its details.</summary>
internal sealed class GetLiveRecordJob(TaskStore tasks, JobViews views) : IOperation
{
    public string Action => nameof(GetLiveRecordJob);

    public string Version => ApiVersions.Ims;

    public async Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var parsed = JobParameters.JobId(request.Parameters);
        if (!parsed.Succeeded)
            return parsed.Error;
        if (await tasks.LoadAsync(parsed.Value, cancellationToken) is not { Spec.Live: not null } task)
            return GatewayErrors.NotFound("JobId", "job");

        var job = JobViews.Of(task.Spec, task.State.Phase);
        if (request.Extended)
            job = job with { Details = await views.DetailsAsync(task, cancellationToken) };
        return OperationAnswer.Of(new GetLiveRecordJobResponse(request.RequestId, job), WireJson.Wire.GetLiveRecordJobResponse);
    }
}
