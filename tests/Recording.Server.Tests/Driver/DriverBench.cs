using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine;
using Recording.Engine.Callbacks;
using Recording.Engine.Security;
using Recording.Engine.Tasks;
using Recording.Media.Capture;
using Recording.Media.Compose;
using Recording.Media.Mixing;
using Recording.Media.Probing;
using Recording.Media.Relaying;
using Recording.Media.Transcode;
using Recording.Server.Driver;
using Recording.Storage.Objects;
using Recording.Storage.Tables;

namespace Recording.Server.Tests.Driver;

/// <summary>What survives a process: storage, spool, and what was sent; and the process that runs now.</summary>
internal sealed class DriverBench : IAsyncDisposable
{
    private readonly List<ServiceProvider> _processes = [];
    private readonly IReadOnlyDictionary<string, string?> _settings;

    public DriverBench(params OutputFormat[] formats)
        : this(new Dictionary<string, string?>(), formats)
    {
    }

    public DriverBench(IReadOnlyDictionary<string, string?> settings, params OutputFormat[] formats)
    {
        _settings = settings;
        Spec = Samples.Spec(formats: formats);
        Capture = new FakeCapture(Time);
        NewProcess();
    }

    public RecordingSpec Spec { get; }

    public ManualTime Time { get; } = new() { RunsAhead = TimeSpan.FromSeconds(3) };

    public SpoolFolder Spool { get; } = new();

    public MemoryTables Tables { get; } = new();

    public MemoryObjects Objects { get; } = new();

    public MeterReadings Readings { get; } = new();

    public FakeSender Sender { get; } = new();

    public FakeComposer Composer { get; } = new();

    public FakeTranscoder Transcoder { get; } = new();

    public FakeCapture Capture { get; private set; }

    public FakeMix Mixes { get; private set; } = null!;

    public FakeRelay Relays { get; private set; } = null!;

    public Faults Faults { get; private set; } = new();

    public EmbeddedDriver Driver { get; private set; } = null!;

    public IServiceProvider Services => _processes[^1];

    /// <summary>The stores without their faults.</summary>
    public TaskStore Tasks => new(Tables, Samples.Renderer, Samples.Metrics);

    public static async Task<DriverBench> StartedAsync(params OutputFormat[] formats)
    {
        var bench = new DriverBench(formats);
        await bench.Driver.StartAsync(CancellationToken.None);
        return bench;
    }

    /// <summary>Builds the next process over the same storage; the one before is left as it is.</summary>
    public void NewProcess()
    {
        Faults = new Faults();
        Capture.OnBegin = Faults.Happen;
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(_settings).Build());
        services.AddLogging();
        services.AddSingleton<IMeterFactory>(Readings);
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<IObjectStore>(new FaultyObjects(Objects, Faults));
        services.AddSingleton<ITableStore>(new FaultyTables(Tables, Faults));
        services.AddSingleton<IStreamCapture>(Capture);
        services.AddSingleton<IMixCapture>(Mixes = new FakeMix(Time));
        services.AddSingleton<IRelayCapture>(Relays = new FakeRelay());
        services.AddSingleton<IMediaProbe>(new FakeMedia());
        services.AddSingleton<IMediaComposer>(Composer);
        services.AddSingleton<IMediaTranscoder>(Transcoder);
        services.AddSingleton<ICallbackSender>(Sender);
        services.AddSingleton<IServiceAddress>(new LoopbackAddress());
        services.AddSingleton(Samples.Keys);
        services.AddSingleton(Spool.Folders with { Work = Spool[$"work{_processes.Count}"] });
        services.AddRecordingEngine().AddEmbeddedWorkers();
        services.AddSingleton<TaskEnding>();
        services.AddSingleton<EmbeddedDriver>();
        services.AddSingleton<ITaskDriver>(provider => provider.GetRequiredService<EmbeddedDriver>());
        _processes.Add(services.BuildServiceProvider());
        Driver = Services.GetRequiredService<EmbeddedDriver>();
    }

    /// <summary>Ends the process without a goodbye, and starts the next one.</summary>
    public async Task RestartAsync()
    {
        Faults.Die();
        Capture.Die();
        await Driver.StoppingAsync(new CancellationToken(canceled: true));
        Capture = new FakeCapture(Capture);
        NewProcess();
        await Driver.StartAsync(CancellationToken.None);
    }

    public Task<bool> StopJobAsync() => Driver.RaiseAsync(Spec.TaskId, new TaskEvent.StopRequested(), CancellationToken.None);

    /// <summary>Waits until nothing is open any more.</summary>
    public Task UntilRetiredAsync() => Faults.UntilAsync(async () => (await OpenAsync()).Count == 0);

    public Task<IReadOnlyList<string>> OpenAsync() => new OpenTaskIndex(Tables).ReadAsync(CancellationToken.None);

    /// <summary>What must be true at the end of a task, whatever happened on the way.</summary>
    public Task AssertEndedWellAsync(bool isExact = true) => Ended.AssertAsync(isExact);

    public Task<List<ManifestSegment>> ManifestAsync() => Ended.ManifestAsync();

    public async ValueTask DisposeAsync()
    {
        Faults.Die();
        foreach (var process in _processes)
            await process.GetRequiredService<EmbeddedDriver>().StoppingAsync(new CancellationToken(canceled: true));
        Spool.Dispose();
    }

    private EndedTask Ended => new(Spec, Tables, Objects, Sender, [Spool], Capture);
}
