using System.Text.Json;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Durable;
using Recording.Engine.Tasks;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.Durable;

/// <summary>Workers over one storage and one Durable engine, on a clock ten times as fast.</summary>
internal sealed class DurableBench : IAsyncDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private readonly List<DurableWorker> _workers = [];
    private readonly int _places;

    public DurableBench(params OutputFormat[] formats)
        : this(2, formats)
    {
    }

    public DurableBench(int workers, OutputFormat[] formats, int places = 20, params (string Name, string Value)[] settings)
    {
        _places = places;
        Spec = Samples.Spec(formats: formats) with { CreatedAt = Time.GetUtcNow() };
        Settings = settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value);
        Written = new FakeCapture(Time);
        Engine = new ReplayEngine(Time, OrchestrateAsync) { OnChange = News.Happen };
        for (var i = 0; i < workers; i++)
            NewWorker();
    }

    public RecordingSpec Spec { get; init; }

    public IReadOnlyDictionary<string, string?> Settings { get; }

    public FastTime Time { get; } = new(10);

    public MemoryTables Tables { get; } = new();

    public MemoryObjects Objects { get; } = new();

    public FakeSender Sender { get; } = new();

    public FakeComposer Composer { get; } = new();

    public FakeTranscoder Transcoder { get; } = new();

    /// <summary>What all captures wrote.</summary>
    public FakeCapture Written { get; }

    public ReplayEngine Engine { get; }

    /// <summary>Tells of everything that any worker does.</summary>
    public Faults News { get; } = new();

    public IReadOnlyList<DurableWorker> Workers => _workers;

    public TaskStore Tasks => new(Tables, Samples.Renderer, Samples.Metrics);

    public EndedTask Ended => new(Spec, Tables, Objects, Sender, [.. _workers.Select(worker => worker.Spool)], Written);

    public DurableWorker Alive => _workers.First(worker => !worker.IsDead);

    public DurableWorker NewWorker()
    {
        var worker = new DurableWorker(this, _places);
        _workers.Add(worker);
        return worker;
    }

    public Task StartAsync() => Alive.Driver.StartAsync(Spec, CancellationToken.None);

    public Task<bool> RaiseAsync(TaskEvent taskEvent) => Alive.Driver.RaiseAsync(Spec.TaskId, taskEvent, CancellationToken.None);

    public Task<bool> StopAsync() => RaiseAsync(new TaskEvent.StopRequested());

    public Task SweepAsync() => Alive.Activities.SweepAsync(CancellationToken.None);

    /// <summary>The next capture that any worker begins.</summary>
    public async Task<(DurableWorker Worker, FakeRun Run)> NextAsync()
    {
        (DurableWorker, FakeRun)? found = null;
        await UntilAsync(() =>
        {
            foreach (var worker in _workers.Where(worker => !worker.IsDead))
            {
                if (found is null && worker.Capture.TryNext() is { } run)
                    found = (worker, run);
            }

            return Task.FromResult(found is not null);
        });
        return found!.Value;
    }

    public Task UntilAsync(Func<Task<bool>> condition) => News.UntilAsync(condition).WaitAsync(LongestWait);

    public Task UntilAsync(Func<TaskState, bool> condition) => UntilAsync(async () => condition(await StateAsync()));

    /// <summary>Waits for the state of a task that a client began.</summary>
    public Task UntilAsync(string task, Func<TaskState, bool> condition) =>
        UntilAsync(async () => condition((await Tasks.LoadAsync(task, CancellationToken.None))!.State));

    public Task UntilStoredAsync(int segments) => UntilAsync(async () => (await Ended.ManifestAsync()).Count >= segments);

    public async Task<TaskState> StateAsync() => (await Tasks.LoadAsync(Spec.TaskId, CancellationToken.None))!.State;

    /// <summary>Waits until nothing is open any more and no orchestration of a task runs.</summary>
    public Task UntilRetiredAsync() => UntilRetiredAsync(Spec.TaskId);

    /// <summary>The same for a task that a client began.</summary>
    public Task UntilRetiredAsync(string task) =>
        UntilAsync(async () => (await new OpenTaskIndex(Tables).ReadAsync(CancellationToken.None)).Count == 0 && !Engine.IsRunning(task));

    /// <summary>Waits for the end, and looks whether everything is as it must be.</summary>
    public async Task AssertEndsWellAsync(bool isExact = true)
    {
        await UntilRetiredAsync();
        Assert.Empty(Engine.Violations);
        await Ended.AssertAsync(isExact);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers)
            await worker.DisposeAsync();
    }

    private static Task OrchestrateAsync(string orchestrator, IOrchestration orchestration, string input) => orchestrator switch
    {
        DurableCalls.Recording => new RecordingLoop(orchestration).RunAsync(JsonSerializer.Deserialize<RecordingRun>(input)!),
        DurableCalls.CaptureRun => new CaptureLoop(orchestration).RunAsync(JsonSerializer.Deserialize<ActionCall>(input)!),
        DurableCalls.Lane => new LaneLoop(orchestration).RunAsync(JsonSerializer.Deserialize<LaneRun>(input)!),
        _ => throw new ArgumentOutOfRangeException(nameof(orchestrator)),
    };
}
