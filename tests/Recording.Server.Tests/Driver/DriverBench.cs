using System.Diagnostics.Metrics;
using System.Text.Json;
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
    public async Task AssertEndedWellAsync(bool isExact = true)
    {
        var task = await Tasks.LoadAsync(Spec.TaskId, CancellationToken.None);
        Assert.NotNull(task);
        Assert.Equal(TaskPhase.Stopped, task.State.Phase);
        Assert.Empty(await OpenAsync());
        Assert.Null(await new OutboxStore(Tables).PeekAsync(Spec.TaskId, OutboxLane.Task, CancellationToken.None));
        Assert.Empty(Spool.Segments);

        var rows = await ManifestAsync();
        Assert.Equal(Enumerable.Range(0, rows.Count).Select(i => (long)i), rows.Select(row => row.Segment.Sequence));
        if (isExact)
            Assert.Equal(Capture.Written.Count, rows.Count);
        await AssertFilesAsync(rows);
        AssertCallbacks(rows.Count > 0 || Sender.Sent.Count > 0);
    }

    public async Task<List<ManifestSegment>> ManifestAsync()
    {
        var rows = new List<ManifestSegment>();
        await foreach (var row in Tasks.ReadManifestAsync(Spec.TaskId, 0, CancellationToken.None))
            rows.Add(row);
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        Faults.Die();
        foreach (var process in _processes)
            await process.GetRequiredService<EmbeddedDriver>().StoppingAsync(new CancellationToken(canceled: true));
        Spool.Dispose();
    }

    /// <summary>Every segment is in exactly one file of each output; the objects are there.</summary>
    private async Task AssertFilesAsync(List<ManifestSegment> rows)
    {
        var files = await Tasks.ReadFilesAsync(Spec.TaskId, CancellationToken.None);
        for (var output = 0; output < Spec.Outputs.Count; output++)
        {
            var own = files.Where(file => file.Output == output).ToList();
            Assert.Equal(Enumerable.Range(0, own.Count), own.Select(file => file.File.Number));
            Assert.Equal(
                rows.Select(row => (row.Segment.Sequence, row.Files[output])),
                own.SelectMany(file => rows.Where(row => row.Segment.Sequence >= file.File.FirstSequence && row.Segment.Sequence <= file.File.LastSequence)
                    .Select(row => (row.Segment.Sequence, file.File.Number))));
            foreach (var file in own)
                AssertContent(Spec.Outputs[output].Format, file, rows);
        }

        var names = files.Select(file => file.Finished!.ObjectName).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        if (Spec.KeepsSegments)
            Assert.Equal(rows.Count, Objects.Names(Spec.SegmentContainer).Count(name => name.EndsWith(".ts", StringComparison.Ordinal)));
        else
            Assert.Empty(Objects.Names(Spec.SegmentContainer));
    }

    private void AssertContent(OutputFormat format, FileEntry file, List<ManifestSegment> rows)
    {
        if (format == OutputFormat.Hls)
        {
            var text = Objects.Text(Spec.Container, file.Finished!.ObjectName);
            Assert.EndsWith("#EXT-X-ENDLIST\n", text, StringComparison.Ordinal);
            foreach (var row in rows.Where(row => row.Files[file.Output] == file.File.Number))
                Assert.Contains(Path.GetFileName(row.Segment.ObjectName), text, StringComparison.Ordinal);
            var growing = Objects.Names(Spec.Container).Where(name => name.EndsWith("live.m3u8", StringComparison.Ordinal));
            Assert.All(growing, name => Assert.EndsWith("#EXT-X-ENDLIST\n", Objects.Text(Spec.Container, name), StringComparison.Ordinal));
        }
        else
        {
            var (first, count) = ((int)file.File.FirstSequence, (int)(file.File.LastSequence - file.File.FirstSequence + 1));
            Assert.Equal(Capture.Written.Skip(first).Take(count).SelectMany(bytes => bytes), Objects.Bytes(Spec.Container, file.Finished!.ObjectName));
        }
    }

    /// <summary>Callbacks have numbers without holes, come in order, and a repeat has the same words.</summary>
    private void AssertCallbacks(bool mustHaveSome)
    {
        var sent = Sender.Sent;
        var numbers = sent.Select(entry => entry.Sequence).Distinct().ToList();
        Assert.Equal(Enumerable.Range(1, numbers.Count).Select(i => (long)i), numbers);
        Assert.All(sent.GroupBy(entry => entry.Sequence), group => Assert.Single(group.Select(entry => entry.Body).Distinct()));
        var files = sent.DistinctBy(entry => entry.Sequence).Where(entry => entry.Type == "file_created")
            .Select(entry => JsonDocument.Parse(entry.Body).RootElement.GetProperty("record_id").GetString()).ToList();
        Assert.Equal(files.Count, files.Distinct().Count());
        Assert.Equal(mustHaveSome, numbers.Count > 0);
    }
}
