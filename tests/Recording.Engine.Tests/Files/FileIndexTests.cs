using Recording.Contracts.LiveRecordFiles;
using Recording.Contracts.Queries;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Files;
using Recording.Engine.Jobs;
using Recording.Engine.Relays;
using Recording.Engine.Tasks;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.Files;

public sealed class FileIndexTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly MemoryTables _tables = new();

    [Fact]
    public async Task Query_OverMidnight_FindsBothSidesOnceInOrder()
    {
        var index = await FilledAsync();

        var (page, total) = await index.QueryAsync(Query(-2, 1), CancellationToken.None);

        Assert.Equal(4, total);
        Assert.Equal(["-2", "-1", "0", "1"], page.Select(file => file.TaskName));
    }

    [Fact]
    public async Task Query_EndWithinASecond_IncludesAllOfIt()
    {
        var index = new FileIndex(_tables);
        await index.PutAsync(File("late", Midnight.AddMilliseconds(999)), CancellationToken.None);
        await index.PutAsync(File("after", Midnight.AddSeconds(1)), CancellationToken.None);

        var (page, _) = await index.QueryAsync(Query(-5, 0), CancellationToken.None);

        Assert.Equal(["late"], page.Select(file => file.TaskName));
    }

    [Fact]
    public async Task Query_SecondPageNewestFirst_HasTheRestAndTheTotal()
    {
        var index = await FilledAsync();

        var (page, total) = await index.QueryAsync(
            Query(-5, 5) with { Page = new PageRequest(2, 3), SortBy = SortOrder.Descending }, CancellationToken.None);

        Assert.Equal(6, total);
        Assert.Equal(["-1", "-2", "-3"], page.Select(file => file.TaskName));
    }

    [Fact]
    public async Task Query_Filters_KeepWhatFits()
    {
        var index = await FilledAsync();

        Assert.Equal(1, (await index.QueryAsync(Query(-5, 5) with { JobIds = ["job1"] }, CancellationToken.None)).Total);
        Assert.Equal(0, (await index.QueryAsync(Query(-5, 5) with { RecordFormat = "flv" }, CancellationToken.None)).Total);
    }

    [Fact]
    public async Task Put_Twice_ListsOnceAndRemoveForgets()
    {
        var index = new FileIndex(_tables);
        var file = File("one", Midnight);
        await index.PutAsync(file, CancellationToken.None);
        await index.PutAsync(file, CancellationToken.None);

        Assert.Equal(file, await index.FindAsync(file.RecordId, CancellationToken.None));
        Assert.Equal(1, (await index.QueryAsync(Query(-5, 5), CancellationToken.None)).Total);
        await index.RemoveAsync(file, CancellationToken.None);
        Assert.Null(await index.FindAsync(file.RecordId, CancellationToken.None));
        Assert.Null(await index.FindAsync("no/such#id", CancellationToken.None));
        Assert.Equal(0, (await index.QueryAsync(Query(-5, 5), CancellationToken.None)).Total);
    }

    [Fact]
    public async Task Remove_FileOfARunningTask_DoesNotComeBackWhenListsAreWrittenAgain()
    {
        var spec = Samples.Spec(formats: [OutputFormat.Mp4]);
        var index = new FileIndex(_tables);
        var tasks = new TaskStore(_tables, Samples.Renderer, Samples.Metrics);
        var projector = new TaskProjector(new JobIndex(_tables), index, new RelayIndex(_tables, tasks, TimeProvider.System), tasks, Samples.Options);
        var first = Samples.FirstDecision(spec);
        var etag = await tasks.CreateAsync(spec, first, CancellationToken.None);
        var save = new TaskEffect.SaveFile(0, 0, Samples.File(0, 0, 1), new FinishedFile("one.mp4", 10, TimeSpan.FromSeconds(20), 640, 360));
        await tasks.CommitAsync(spec, etag, new Decision(first.State, [save], true), Midnight, CancellationToken.None);
        await projector.ProjectAllAsync(spec, first.State, CancellationToken.None);
        var listed = Assert.Single((await index.QueryAsync(Query(-5, 5), CancellationToken.None)).Page);

        await new FileRemover(index, tasks, new MemoryObjects()).RemoveAsync(listed.RecordId, removeObjects: true, CancellationToken.None);
        await projector.ProjectAllAsync(spec, first.State, CancellationToken.None);

        Assert.Equal(0, (await index.QueryAsync(Query(-5, 5), CancellationToken.None)).Total);
    }

    private static ListLiveRecordFilesRequest Query(int from, int to) => new(
        [], null, Midnight.AddSeconds(from), Midnight.AddSeconds(to), new PageRequest(1, 30), SortOrder.Ascending);

    private static IndexedFile File(string name, DateTimeOffset created) => new()
    {
        RecordId = "id-" + name,
        TaskId = "job" + name,
        TaskName = name,
        StreamUrl = "rtmp://media.example.com/live/one",
        Format = "mp4",
        Container = Samples.Container,
        ObjectName = name + ".mp4",
        RecordOutput = "{}",
        Track = 0,
        FirstSequence = 0,
        LastSequence = 1,
        StartedAt = created,
        EndedAt = created,
        CreatedAt = created,
        Duration = 20,
        Height = 360,
        Width = 640,
    };

    private async Task<FileIndex> FilledAsync()
    {
        var index = new FileIndex(_tables);
        for (var second = -3; second <= 2; second++)
            await index.PutAsync(File($"{second}", Midnight.AddSeconds(second)), CancellationToken.None);
        return index;
    }
}
