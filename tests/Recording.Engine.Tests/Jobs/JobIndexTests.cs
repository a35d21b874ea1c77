using Recording.Contracts.LiveRecordJobs;
using Recording.Contracts.Queries;
using Recording.Engine.Jobs;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.Jobs;

public sealed class JobIndexTests
{
    private static readonly DateTimeOffset NewMonth = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly JobIndex _index = new(new MemoryTables());

    [Fact]
    public async Task Query_OverTheEndOfAMonth_FindsBothSidesNewestFirst()
    {
        await FillAsync();

        var (page, total) = await _index.QueryAsync(Query(-2, 1), CancellationToken.None);

        Assert.Equal(4, total);
        Assert.Equal(["job1", "job0", "job-1", "job-2"], page.Select(job => job.JobId));
    }

    [Fact]
    public async Task Query_KeywordStatusAndPage_KeepWhatFits()
    {
        await FillAsync();

        Assert.Equal(1, (await _index.QueryAsync(Query(-9, 9) with { Keyword = "NAME-3" }, CancellationToken.None)).Total);
        Assert.Equal(0, (await _index.QueryAsync(Query(-9, 9) with { Status = "paused" }, CancellationToken.None)).Total);
        var (page, total) = await _index.QueryAsync(Query(-9, 9) with { Page = new PageRequest(3, 2) }, CancellationToken.None);
        Assert.Equal(6, total);
        Assert.Equal(["job-2", "job-3"], page.Select(job => job.JobId));
        Assert.Empty((await _index.QueryAsync(Query(-9, 9) with { Page = new PageRequest(100_000, 100) }, CancellationToken.None)).Page);
    }

    [Fact]
    public async Task Put_Again_ChangesTheStatus()
    {
        await FillAsync();
        await _index.PutAsync(new JobSummary("job0", "name0", "paused", NewMonth), CancellationToken.None);

        var (page, total) = await _index.QueryAsync(Query(0, 0), CancellationToken.None);

        Assert.Equal((1, "paused"), (total, page[0].Status));
    }

    private static ListLiveRecordJobsRequest Query(int from, int to) => new(
        null, null, NewMonth.AddSeconds(from), NewMonth.AddSeconds(to), new PageRequest(1, 100), SortOrder.Descending);

    private async Task FillAsync()
    {
        for (var second = -3; second <= 2; second++)
            await _index.PutAsync(new JobSummary($"job{second}", $"name{second}", "started", NewMonth.AddSeconds(second)), CancellationToken.None);
    }
}
