using Recording.Contracts;
using Recording.Contracts.LiveRecordJobs;
using Recording.Core.Operations;
using Recording.Engine.Jobs;
using Recording.Engine.Tasks;

namespace Recording.Engine.Operations;

/// <summary>Lists jobs by creation.</summary>
internal sealed class ListLiveRecordJobs(JobIndex index, TaskStore tasks, TimeProvider time) : IOperation
{
    public string Action => nameof(ListLiveRecordJobs);

    public string Version => ApiVersions.Ims;

    public async Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var parsed = JobParameters.List(request.Parameters, time.GetUtcNow());
        if (!parsed.Succeeded)
            return parsed.Error;

        var query = parsed.Value;
        var (page, total) = await index.QueryAsync(query, cancellationToken);
        var jobs = new List<LiveRecordJob>(page.Count);
        foreach (var summary in page)
        {
            if (await tasks.LoadAsync(summary.JobId, cancellationToken) is { } task)
                jobs.Add(JobViews.Of(task.Spec, task.State.Phase));
        }

        return OperationAnswer.Of(
            new ListLiveRecordJobsResponse(
                request.RequestId, jobs, query.Page.Number, query.Page.Size, SortOrders.Name(query.SortBy), total),
            WireJson.Wire.ListLiveRecordJobsResponse);
    }
}
