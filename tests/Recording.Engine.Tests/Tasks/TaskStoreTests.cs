using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Callbacks;
using Recording.Engine.Tasks;
using Recording.Engine.Tests.Kit;
using Recording.Storage;

namespace Recording.Engine.Tests.Tasks;

public sealed class TaskStoreTests
{
    private readonly MemoryTables _tables = new();
    private readonly Faults _faults = new();
    private readonly RecordingSpec _spec = Samples.Spec(formats: [OutputFormat.Hls, OutputFormat.Mp4]);
    private readonly TaskStore _store;

    public TaskStoreTests() => _store = new TaskStore(new FaultyTables(_tables, _faults), Samples.Renderer, Samples.Metrics);

    [Fact]
    public async Task Load_CreatedTask_IsAsItWas()
    {
        var first = Samples.FirstDecision(_spec);
        var etag = await _store.CreateAsync(_spec, first, CancellationToken.None);

        var loaded = await _store.LoadAsync(_spec.TaskId, CancellationToken.None);

        Assert.Equal(etag, loaded!.ETag);
        Assert.Equal(JsonColumns.Write(first.State, EngineJson.Default.TaskState), JsonColumns.Write(loaded.State, EngineJson.Default.TaskState));
        Assert.Equal(JsonColumns.Write(_spec, EngineJson.Default.RecordingSpec), JsonColumns.Write(loaded.Spec, EngineJson.Default.RecordingSpec));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("no/such#key?")]
    [InlineData("")]
    public async Task Load_Unknown_IsNull(string taskId) => Assert.Null(await _store.LoadAsync(taskId, CancellationToken.None));

    [Fact]
    public async Task Create_Twice_IsRefused()
    {
        await _store.CreateAsync(_spec, Samples.FirstDecision(_spec), CancellationToken.None);

        await Assert.ThrowsAsync<InvalidOperationException>(() => _store.CreateAsync(_spec, Samples.FirstDecision(_spec), CancellationToken.None));
    }

    [Fact]
    public async Task Commit_AnswerLost_SecondTryFindsItsOwnWrite()
    {
        var (first, etag) = await CreatedAsync();
        var decision = TaskDecider.Decide(first.State, new TaskEvent.StreamUp(0, 1), ManualTime.Start);
        _faults.Plan = write => write == 2 ? WriteFault.AnswerLost : WriteFault.None;

        await Assert.ThrowsAsync<StorageUnavailableException>(() => CommitAsync(etag, decision));
        var again = await CommitAsync(etag, decision);

        Assert.Equal((await _store.LoadAsync(_spec.TaskId, CancellationToken.None))!.ETag, again);
        Assert.Equal(1, (await new OutboxStore(_tables).PeekAsync(_spec.TaskId, OutboxLane.Task, CancellationToken.None))!.Entry.Sequence);
    }

    [Fact]
    public async Task Commit_AnotherWriterWasFaster_IsNull()
    {
        var (first, etag) = await CreatedAsync();
        Assert.NotNull(await CommitAsync(etag, TaskDecider.Decide(first.State, new TaskEvent.StreamUp(0, 1), ManualTime.Start)));

        Assert.Null(await CommitAsync(etag, TaskDecider.Decide(first.State, new TaskEvent.StopRequested(), ManualTime.Start)));
    }

    [Fact]
    public async Task ReadSegments_PartOfTheManifest_HasItsRowsInOrder()
    {
        var (first, etag) = await CreatedAsync();
        var rows = Enumerable.Range(0, 12).Select(i => (TaskEffect)new TaskEffect.AppendSegment(0, Samples.Segment(i), null, [0, 0]));
        await CommitAsync(etag, new Decision(first.State, [.. rows], true));

        var segments = await _store.ReadSegmentsAsync(_spec.TaskId, 0, 2, 10, CancellationToken.None);

        Assert.Equal(Enumerable.Range(2, 9).Select(i => (long)i), segments.Select(row => row.Segment.Sequence));
        Assert.Equal(Samples.Segment(2), segments[0].Segment);
    }

    [Fact]
    public async Task Files_DoneAndFailed_AreReadByOutputAndNumber()
    {
        var (first, etag) = await CreatedAsync();
        var done = new FinishedFile("name", 10, TimeSpan.FromSeconds(20), 640, 360);
        await CommitAsync(etag, new Decision(
            first.State,
            [
                new TaskEffect.SaveFailedFile(0, 1, Samples.File(0, 0, 1), FileFailure.UnsupportedMedia, "no"),
                new TaskEffect.SaveFile(0, 0, Samples.File(1, 2, 3), done),
                new TaskEffect.SaveFile(0, 0, Samples.File(0, 0, 1), done),
            ],
            true));

        var files = await _store.ReadFilesAsync(_spec.TaskId, CancellationToken.None);

        Assert.Equal([(0, 0, null), (0, 1, null), (1, 0, "no")], files.Select(file => (file.Output, file.File.Number, file.Error)));
    }

    [Fact]
    public async Task OpenTasks_AddedTwiceAndRemoved_AreListedOnce()
    {
        var open = new OpenTaskIndex(_tables);
        foreach (var id in new[] { "a", "b", "c", "d", "e", "a" })
            await open.AddAsync(id, CancellationToken.None);

        var listing = (await open.ReadListingAsync("b", CancellationToken.None))!;
        Assert.True(await open.RemoveAsync("b", listing, CancellationToken.None));
        Assert.True(await open.RemoveAsync("b", listing, CancellationToken.None));

        Assert.Equal(["a", "c", "d", "e"], await open.ReadAsync(CancellationToken.None));
        Assert.Equal(["c", "d"], await open.ReadFromAsync("b", 2, CancellationToken.None));
    }

    [Fact]
    public async Task OpenTasks_AddedAgainSinceItWasRead_StaysListed()
    {
        var open = new OpenTaskIndex(_tables);
        await open.AddAsync("a", CancellationToken.None);
        var listing = (await open.ReadListingAsync("a", CancellationToken.None))!;
        await open.AddAsync("a", CancellationToken.None);

        Assert.False(await open.RemoveAsync("a", listing, CancellationToken.None));
        Assert.Equal(["a"], await open.ReadAsync(CancellationToken.None));
    }

    private Task<string?> CommitAsync(string etag, Decision decision) =>
        _store.CommitAsync(_spec, etag, decision, ManualTime.Start, CancellationToken.None);

    private async Task<(Decision First, string ETag)> CreatedAsync()
    {
        var first = Samples.FirstDecision(_spec);
        return (first, await _store.CreateAsync(_spec, first, CancellationToken.None));
    }
}
