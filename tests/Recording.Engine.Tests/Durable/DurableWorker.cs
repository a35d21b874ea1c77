using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Recording.Engine.Callbacks;
using Recording.Engine.Durable;
using Recording.Engine.Operations;
using Recording.Engine.Security;
using Recording.Engine.Tasks;
using Recording.Engine.Tests.Kit;
using Recording.Media.Capture;
using Recording.Media.Compose;
using Recording.Media.Mixing;
using Recording.Media.Probing;
using Recording.Media.Relaying;
using Recording.Media.Transcode;
using Recording.Storage.Objects;
using Recording.Storage.Tables;

namespace Recording.Engine.Tests.Durable;

/// <summary>A worker: services of its own over the storage of all, a disk of its own, and captures.</summary>
internal sealed class DurableWorker : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly ReplayEngine _engine;

    public DurableWorker(DurableBench bench, int places)
    {
        _engine = bench.Engine;
        Capture = new FakeCapture(bench.Written) { OnBegin = bench.News.Happen };
        Orchestrations = new WorkerOrchestrations(_engine, Faults);
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(bench.Settings).Build());
        services.AddLogging();
        services.AddSingleton<IMeterFactory, MeterReadings>();
        services.AddSingleton<TimeProvider>(bench.Time);
        services.AddSingleton<IObjectStore>(new FaultyObjects(new FaultyObjects(bench.Objects, bench.News), Faults));
        services.AddSingleton<ITableStore>(new FaultyTables(new FaultyTables(bench.Tables, bench.News), Faults));
        services.AddSingleton<IStreamCapture>(Capture);
        services.AddSingleton<IMixCapture>(Mixes = new FakeMix(bench.Time));
        services.AddSingleton<IRelayCapture>(Relays);
        services.AddSingleton<IMediaProbe>(new FakeMedia());
        services.AddSingleton<IMediaComposer>(bench.Composer);
        services.AddSingleton<IMediaTranscoder>(bench.Transcoder);
        services.AddSingleton<ICallbackSender>(bench.Sender);
        services.AddSingleton<IServiceAddress>(new LoopbackAddress());
        services.AddSingleton(Samples.Keys);
        services.AddSingleton(Spool.Folders);
        services.AddSingleton(new CapturePlaces(places));
        services.AddSingleton<IOrchestrations>(Orchestrations);
        services.AddRecordingEngine().AddDurableDriver();
        _services = services.BuildServiceProvider();
        Activities = Get<DurableActivities>();
        _engine.Add(this);
    }

    public Faults Faults { get; } = new();

    public SpoolFolder Spool { get; } = new();

    public FakeCapture Capture { get; }

    public FakeMix Mixes { get; }

    public FakeRelay Relays { get; } = new();

    public WorkerOrchestrations Orchestrations { get; }

    public DurableActivities Activities { get; }

    public ITaskDriver Driver => Get<ITaskDriver>();

    public bool IsDead => Faults.IsDead;

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Calls an operation as a client does, and expects it to succeed.</summary>
    public async Task<JsonElement> CallAsync(string action, JsonObject parameters)
    {
        var answer = await Get<OperationDispatcher>()
            .DispatchAsync(action, null, ChannelRequests.Key, new OperationRequest("ID", parameters, true), CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.True(answer.Succeeded, answer.Error?.ToString());
        return JsonElement.Parse(answer.Body);
    }

    /// <summary>Runs an activity, from JSON to what it answers.</summary>
    public async Task<object> RunAsync(string name, string input)
    {
        switch (name)
        {
            case DurableCalls.TakeEvents:
                return await Activities.TakeEventsAsync(Read<TurnRequest>(input), CancellationToken.None);
            case DurableCalls.RunLane:
                return await Activities.RunLaneAsync(Read<LaneRun>(input), CancellationToken.None);
            case DurableCalls.EndTask:
                await Activities.EndTaskAsync(Read<string>(input), CancellationToken.None);
                return true;
            case DurableCalls.Capture:
                return await Activities.CaptureAsync(Read<ActionCall>(input), CancellationToken.None);
            default:
                return await Activities.RunActionAsync(Read<ActionCall>(input), CancellationToken.None);
        }
    }

    /// <summary>Ends without a goodbye: nothing that it does has an effect any more.</summary>
    public void Die()
    {
        Faults.Die();
        Capture.Die();
        _engine.Bury(this);
    }

    /// <summary>Goes away as a host does that is scaled in: it gets no more work and hands over its captures.</summary>
    public async Task DrainAsync()
    {
        _engine.Remove(this);
        foreach (var service in _services.GetServices<IHostedService>().OfType<CaptureHandover>())
            await service.StoppingAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));
    }

    public ValueTask DisposeAsync()
    {
        Die();
        Spool.Dispose();
        return ValueTask.CompletedTask;
    }

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json)!;
}
