using Microsoft.Extensions.Logging.Abstractions;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Capture;
using Recording.Engine.Files;
using Recording.Engine.Security;
using Recording.Engine.Tasks;
using Recording.Engine.Telemetry;
using Recording.Engine.Tests.Kit;
using Recording.Media.Capture;

namespace Recording.Engine.Tests.Capture;

/// <summary>A worker with one task, its source and its storage in the test's hand.</summary>
internal sealed class RecorderBench : IDisposable
{
    public RecorderBench()
    {
        Spec = Samples.Spec(formats: [OutputFormat.Hls]);
        Driver = new FakeDriver(Spec);
        Capture = new FakeCapture(Time);
        Supervisor = NewSupervisor();
    }

    public ManualTime Time { get; private set; } = new() { RunsAhead = TimeSpan.FromSeconds(10) };

    public SpoolFolder Spool { get; } = new();

    public MemoryObjects Objects { get; } = new();

    public Faults Faults { get; } = new();

    public MeterReadings Readings { get; } = new();

    public FakeMedia Media { get; } = new();

    public RecordingSpec Spec { get; }

    public FakeDriver Driver { get; }

    public FakeCapture Capture { get; }

    public CaptureSupervisor Supervisor { get; private set; }

    public string EpochFolder(int epoch) => Path.Combine(Spool.Folders.TrackSpool(Spec.TaskId, 0), $"{epoch:D6}");

    /// <summary>
    /// Forgets everything that is in memory, as a restart does. The new process has a clock of its own: what still waits in the old one, whose clock
    /// stands still, is dead.
    /// </summary>
    public CaptureSupervisor NewProcess()
    {
        Time.RunsAhead = TimeSpan.Zero;
        Time = new ManualTime { RunsAhead = TimeSpan.FromSeconds(10) };
        return Supervisor = NewSupervisor();
    }

    private CaptureSupervisor NewSupervisor() => new(
        new TrackCaptures(Capture, new FakeMix(Time), new FakeRelay(), new SourceSeal(Samples.Keys)),
        new SpoolRecovery(Media),
        Media,
        new ObjectWriter(new FaultyObjects(Objects, Faults)),
        Spool.Folders,
        Samples.Options,
        new RecordingMetrics(Readings, Time),
        Time,
        NullLogger<CaptureSupervisor>.Instance);

    public Task StartAsync(TaskEffect.StartCapture? effect = null) => Supervisor.StartAsync(Spec, effect ?? Driver.FirstCapture, Driver);

    public Task StopAsync(TaskEffect.StopCapture effect) => Supervisor.StopAsync(Spec, effect, Driver);

    /// <summary>What the state machine answers to the end of a capture.</summary>
    public TaskEffect.StopCapture AskToStop() => Driver.Decide(new TaskEvent.StopRequested()).OfType<TaskEffect.StopCapture>().Single();

    public TaskEffect.StartCapture Resume() => Driver.Decide(new TaskEvent.Resumed()).OfType<TaskEffect.StartCapture>().Single();

    /// <summary>Everything that captures wrote is in the manifest once, in order, with its bytes in storage.</summary>
    public void AssertAllStoredOnce()
    {
        Assert.Equal(Capture.Written, Driver.Manifest.Select(row => Objects.Bytes(Spec.SegmentContainer, row.Segment.ObjectName)));
        Assert.Equal(Enumerable.Range(0, Capture.Written.Count).Select(i => (long)i), Driver.Manifest.Select(row => row.Segment.Sequence));
        Assert.Equal(Capture.Written.Count, Objects.Names(Spec.SegmentContainer).Count);
        Assert.Empty(Spool.Segments);
    }

    public void Dispose() => Spool.Dispose();
}
