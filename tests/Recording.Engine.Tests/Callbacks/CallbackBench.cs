using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Recording.Core.Callbacks;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.CallbackRecords;
using Recording.Engine.Callbacks;
using Recording.Engine.Replays;
using Recording.Engine.RtcMpuEvents;
using Recording.Engine.Security;
using Recording.Engine.Settings;
using Recording.Engine.Tasks;
using Recording.Engine.Telemetry;
using Recording.Engine.Tests.Kit;
using Recording.Engine.Vod;

namespace Recording.Engine.Tests.Callbacks;

/// <summary>Ended tasks with callbacks to deliver, and a dispatcher.</summary>
internal sealed class CallbackBench : IDisposable
{
    private readonly MemoryTables _tables = new();

    public CallbackBench(ICallbackSender? realSender = null)
    {
        RealSender = realSender;
        Dispatcher = NewProcess();
    }

    public ManualTime Time { get; } = new() { RunsAhead = TimeSpan.FromHours(1) };

    public Faults Faults { get; private set; } = new();

    public MeterReadings Readings { get; } = new();

    public FakeSender Sender { get; } = new();

    public FixedOptions<CallbackOptions> Options { get; } = new(new CallbackOptions());

    /// <summary>What posts the callbacks; the fake until a test wants the real one.</summary>
    public ICallbackSender? RealSender { get; }

    public CallbackDispatcher Dispatcher { get; private set; }

    /// <summary>What is stored, past all faults.</summary>
    public OutboxStore Outbox => new(_tables);

    public PendingDeliveries Pending => new(Outbox, new OpenTaskIndex(_tables));

    /// <summary>Replays of the process that runs.</summary>
    public CallbackReplay Replay { get; private set; } = null!;

    public CallbackDispatcher NewProcess()
    {
        Faults = new Faults();
        var tables = new FaultyTables(_tables, Faults);
        var outbox = new OutboxStore(tables);
        var tasks = new TaskStore(tables, Samples.Renderer, Samples.Metrics);
        var records = new CallbackRecordStore(tables);
        var open = new OpenTaskIndex(tables);
        var metrics = new RecordingMetrics(Readings, Time);
        var delivery = new CallbackDelivery(
            outbox,
            records,
            new CallbackReceivers(new EventSubStore(tables)),
            new CallbackHeaders(Options, new SourceSeal(Samples.Keys)),
            new ReceiverGates(Options),
            RealSender ?? Sender,
            Options,
            metrics,
            Time,
            NullLogger<CallbackDelivery>.Instance);
        Dispatcher = new CallbackDispatcher(
            outbox,
            delivery,
            new TaskRetirement(tasks, outbox, open, new OwedMediaWork(new MediaAssetStore(tables))),
            metrics,
            Time,
            NullLogger<CallbackDispatcher>.Instance);
        Replay = new CallbackReplay(tasks, records, outbox, open, Dispatcher, Options, Time);
        return Dispatcher;
    }

    /// <summary>Stores an ended task with so many callbacks.</summary>
    public async Task AddAsync(string taskId, int callbacks, string notifyUrl = "http://127.0.0.1:9/")
    {
        var spec = Samples.Spec(taskId, notifyUrl, formats: [OutputFormat.Hls]);
        var tasks = new TaskStore(_tables, Samples.Renderer, Samples.Metrics);
        var first = Samples.FirstDecision(spec);
        await ListAsync(taskId);
        var etag = await tasks.CreateAsync(spec, first, CancellationToken.None);
        ImmutableArray<TaskEffect> notify =
            [.. Enumerable.Range(1, callbacks).Select(i => new TaskEffect.Notify(i, ManualTime.Start, new TaskNotification.Started()))];
        await tasks.CommitAsync(
            spec, etag, new Decision(first.State with { Phase = TaskPhase.Stopped }, notify, true), ManualTime.Start, CancellationToken.None);
    }

    /// <summary>The subscriptions, past all faults.</summary>
    public EventSubStore Subs => new(_tables);

    /// <summary>Stores an ended relay with so many events: of channel <c>room</c> of <c>app</c>, called <c>my-</c> and its id by its client.</summary>
    public async Task AddRelayAsync(string taskId, int events)
    {
        var spec = Samples.Spec(taskId, notifyUrl: null) with
        {
            Live = null,
            Relay = new RelaySpec("app", "room", $"my-{taskId}", TimeSpan.FromMinutes(2), [new RelayTarget(1, "sealed", "rtmp://cdn.example.com/live/one")], "sealed"),
        };
        var tasks = new TaskStore(_tables, new RelayCallbackRenderer(), Samples.Metrics);
        var first = TaskDecider.Create(taskId, Samples.Timeouts, [[]], ManualTime.Start);
        await ListAsync(taskId);
        var etag = await tasks.CreateAsync(spec, first, CancellationToken.None);
        ImmutableArray<TaskEffect> notify =
            [.. Enumerable.Range(1, events).Select(i => new TaskEffect.Notify(i, ManualTime.Start, new TaskNotification.Started()))];
        await tasks.CommitAsync(
            spec, etag, new Decision(first.State with { Phase = TaskPhase.Stopped }, notify, true), ManualTime.Start, CancellationToken.None);
    }

    /// <summary>Subscribes to the events of <c>app</c>.</summary>
    public async Task<EventSub> SubscribeAsync(string url, params string[] channels)
    {
        var sub = new EventSub { AppId = "app", SubId = $"Sub-{url.Length:X32}", CallbackUrl = url, ChannelIds = channels, CreatedAt = ManualTime.Start };
        Assert.True(await Subs.AddAsync(sub, CancellationToken.None));
        return sub;
    }

    /// <summary>Adds a callback to a stored task.</summary>
    public async Task AddCallbackAsync(string taskId, long number)
    {
        var tasks = new TaskStore(_tables, Samples.Renderer, Samples.Metrics);
        var task = (await tasks.LoadAsync(taskId, CancellationToken.None))!;
        var notify = new TaskEffect.Notify(number, ManualTime.Start, new TaskNotification.Started());
        await tasks.CommitAsync(task.Spec, task.ETag, new Decision(task.State, [notify], true), ManualTime.Start, CancellationToken.None);
    }

    /// <summary>Lists a task as open, as before it is stored.</summary>
    public Task ListAsync(string taskId) => new OpenTaskIndex(_tables).AddAsync(taskId, CancellationToken.None);

    public Task UntilRetiredAsync(string taskId) => Faults.UntilAsync(async () =>
        !(await new OpenTaskIndex(_tables).ReadAsync(CancellationToken.None)).Contains(taskId));

    public Task<bool> IsOpenAsync(string taskId) =>
        new OpenTaskIndex(_tables).ReadAsync(CancellationToken.None).ContinueWith(ids => ids.Result.Contains(taskId), TaskScheduler.Default);

    /// <summary>The records of attempts, by number and attempt.</summary>
    public Task<IReadOnlyList<CallbackRecord>> RecordsAsync() => RecordsAsync(CallbackKind.LiveRecord, "media.example.com");

    /// <summary>The same of relays.</summary>
    public Task<IReadOnlyList<CallbackRecord>> RelayRecordsAsync() => RecordsAsync(CallbackKind.Relay, "app");

    private async Task<IReadOnlyList<CallbackRecord>> RecordsAsync(CallbackKind kind, string owner)
    {
        var (page, total) = await new CallbackRecordStore(_tables).QueryAsync(
            new CallbackRecordQuery(
                kind, owner, ManualTime.Start.AddDays(-1), ManualTime.Start.AddDays(3), null, null, null, 0, 500),
            CancellationToken.None);
        Assert.Equal(total, page.Count);
        return [.. page.OrderBy(record => record.Sequence).ThenBy(record => record.Attempt)];
    }

    public void Dispose()
    {
        Faults.Die();
        Dispatcher.Dispose();
    }
}
