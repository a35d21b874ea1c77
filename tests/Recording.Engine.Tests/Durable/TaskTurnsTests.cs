using System.Text.Json;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Durable;
using Recording.Engine.Jobs;
using Recording.Engine.Tests.Kit;
using Recording.Storage;

namespace Recording.Engine.Tests.Durable;

/// <summary>A task's turns, asked for as an engine asks that delivers at least once.</summary>
public sealed class TaskTurnsTests : IAsyncLifetime
{
    private readonly DurableBench _bench = new(1, [OutputFormat.Hls]);

    private DurableWorker Worker => _bench.Workers[0];

    private TaskTurns Turns => Worker.Get<TaskTurns>();

    private string TaskId => _bench.Spec.TaskId;

    public async ValueTask InitializeAsync()
    {
        // Nobody but the test asks for turns.
        Worker.Orchestrations.Before = _ => throw new StorageUnavailableException("The test's engine is away.", null);
        await _bench.StartAsync();
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Turn_RunTwice_AnswersTheSameAndChangesNothing()
    {
        var first = await TakeAsync(0);
        Assert.IsType<TaskEffect.StartCapture>(Assert.Single(first.Actions));
        AssertSame(first, await TakeAsync(0));

        SignalledEvent[] events = [Up("up"), Stored("stored", 0)];
        var second = await TakeAsync(1, events);
        var before = await LoadAsync();
        Assert.Contains(second.Actions, action => action is TaskEffect.PublishPlaylist);
        Assert.Equal([WorkLane.Callbacks], second.Lanes);
        AssertSame(second, await TakeAsync(1, events));
        Assert.Equal(before.ETag, (await LoadAsync()).ETag);
    }

    [Fact]
    public async Task Event_DeliveredTwice_IsTakenOnce()
    {
        await TakeAsync(0);
        await TakeAsync(1, Up("up"), Stored("stored", 0), Stored("stored", 0));
        var before = await LoadAsync();
        var again = await TakeAsync(2, Up("up"), Stored("stored", 0));
        Assert.Empty(again.Actions);
        Assert.Equal(before.ETag, (await LoadAsync()).ETag);
        Assert.Single(await _bench.Ended.ManifestAsync());
    }

    [Fact]
    public async Task Turn_CutShort_GoesOnWhereItWas()
    {
        await TakeAsync(0);
        SignalledEvent[] events = [Up("up"), Stored("one", 0), Stored("two", 1)];
        var writes = Worker.Faults.Writes;
        // The state with the stream, the list of jobs, the first segment; the second one fails.
        Worker.Faults.Plan = write => write == writes + 4 ? WriteFault.Refused : WriteFault.None;
        await Assert.ThrowsAsync<StorageUnavailableException>(() => TakeAsync(1, events));

        var turn = await TakeAsync(1, events);
        Assert.Equal(2, (await _bench.Ended.ManifestAsync()).Count);
        Assert.Equal(2, turn.Actions.OfType<TaskEffect.PublishPlaylist>().Count());
    }

    [Fact]
    public async Task Turn_DiedBeforeTheLists_TheNextRunWritesThem()
    {
        await TakeAsync(0);
        var writes = Worker.Faults.Writes;
        Worker.Faults.Plan = write => write == writes + 2 ? WriteFault.Refused : WriteFault.None;
        await Assert.ThrowsAsync<StorageUnavailableException>(() => TakeAsync(1, Up("up")));
        Assert.Equal(TaskPhase.Running, (await LoadAsync()).State.Phase);
        Assert.NotEqual(JobStatus.Of(TaskPhase.Running), await ListedAsync());

        await TakeAsync(1, Up("up"));
        Assert.Equal(JobStatus.Of(TaskPhase.Running), await ListedAsync());
    }

    [Fact]
    public async Task Turn_ThatComesLate_AnswersNothing()
    {
        await TakeAsync(0);
        await TakeAsync(1, Up("up"));
        await TakeAsync(2, Stored("stored", 0));
        var before = await LoadAsync();
        Assert.Empty((await TakeAsync(1, new SignalledEvent("late", new TaskEvent.StopRequested()))).Actions);
        Assert.Equal(before.ETag, (await LoadAsync()).ETag);
        Assert.Equal(3, (await TakeAsync(3)).Number);
    }

    [Fact]
    public async Task Takeover_AskedForTwice_TakesOverOnce()
    {
        await TakeAsync(0);
        var resumed = new SignalledEvent("takeover-1", new TaskEvent.Resumed());
        var first = await TakeAsync(null, resumed);
        AssertSame(first, await TakeAsync(null, resumed));
        Assert.Equal(2, first.Actions.OfType<TaskEffect.StartCapture>().Single().Epoch);

        var other = await TakeAsync(null, new SignalledEvent("takeover-2", new TaskEvent.Resumed()));
        Assert.Equal((first.Number + 1, 3), (other.Number, other.Actions.OfType<TaskEffect.StartCapture>().Single().Epoch));
    }

    [Fact]
    public async Task Deadline_CaptureIsSilentAndThenNot_KeepsItsLease()
    {
        await TakeAsync(0);
        await TakeAsync(1, Up("up"));
        var leases = Worker.Get<CaptureLeases>();
        Assert.Equal(LeaseTake.Taken, await leases.TakeAsync(TaskId, 0, 1, "a", TimeSpan.FromSeconds(30), CancellationToken.None));
        _bench.Time.Skipped = TimeSpan.FromMinutes(1);
        var passing = TakeAsync(2, new SignalledEvent("deadline-1", new TaskEvent.DeadlineReached()));
        await leases.RenewAsync(TaskId, 0, 1, CancellationToken.None);
        Assert.Empty((await passing).Actions);

        _bench.Time.Skipped = TimeSpan.FromMinutes(2);
        var passed = await TakeAsync(3, new SignalledEvent("deadline-2", new TaskEvent.DeadlineReached()));
        Assert.Equal(2, Assert.IsType<TaskEffect.StartCapture>(Assert.Single(passed.Actions)).Epoch);
    }

    private static SignalledEvent Up(string id) => new(id, new TaskEvent.StreamUp(0, 1));

    private static SignalledEvent Stored(string id, long sequence) => new(id, new TaskEvent.SegmentStored(0, Samples.Segment(sequence)));

    private static void AssertSame(TaskTurn expected, TaskTurn actual) => Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual));

    private Task<TaskTurn> TakeAsync(int? number, params SignalledEvent[] events) =>
        Turns.TakeAsync(new TurnRequest(TaskId, number, events), CancellationToken.None);

    private async Task<Engine.Tasks.LoadedTask> LoadAsync() => (await _bench.Tasks.LoadAsync(TaskId, CancellationToken.None))!;

    private async Task<string> ListedAsync()
    {
        var partition = JobSummary.PartitionOf(_bench.Spec.CreatedAt);
        var rows = await _bench.Tables.QueryAsync("jobs", new Storage.Tables.TableQuery(partition), CancellationToken.None);
        return JobSummary.From(Assert.Single(rows.Rows)).Status;
    }
}
