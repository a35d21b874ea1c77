using Recording.Contracts.LiveRecordJobs;
using Recording.Contracts.Queries;
using Recording.Storage.Tables;

namespace Recording.Engine.Jobs;

/// <summary>Live record jobs by creation, in partitions of a month.</summary>
public sealed class JobIndex(ITableStore tables)
{
    private const string Table = "jobs";

    public Task PutAsync(JobSummary summary, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return tables.ExecuteAsync(
            Table, summary.Partition, [new TableOperation.Upsert(summary.RowKey, summary.ToProperties())], cancellationToken);
    }

    /// <summary>The jobs that fit: those of the page, and how many there are.</summary>
    public async Task<(IReadOnlyList<JobSummary> Page, long Total)> QueryAsync(
        ListLiveRecordJobsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var fitting = new List<JobSummary>();
        var end = request.To.AddSeconds(1);
        for (var month = FirstOfMonth(request.From); month <= end; month = month.AddMonths(1))
        {
            var query = new TableQuery(JobSummary.PartitionOf(month), JobSummary.Ticks(request.From), JobSummary.Ticks(end));
            await foreach (var row in tables.QueryAllAsync(Table, query, cancellationToken))
            {
                var summary = JobSummary.From(row);
                if (Fits(summary, request))
                    fitting.Add(summary);
            }
        }

        if (request.SortBy == SortOrder.Descending)
            fitting.Reverse();
        return ([.. fitting.Skip((int)Math.Min(request.Page.Skip, int.MaxValue)).Take(request.Page.Size)], fitting.Count);
    }

    private static bool Fits(JobSummary summary, ListLiveRecordJobsRequest request) =>
        (request.Status is null || summary.Status == request.Status)
        && (request.Keyword is null
            || summary.JobId.Contains(request.Keyword, StringComparison.OrdinalIgnoreCase)
            || summary.Name.Contains(request.Keyword, StringComparison.OrdinalIgnoreCase));

    private static DateTimeOffset FirstOfMonth(DateTimeOffset time) => new(time.UtcDateTime.Year, time.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
}
