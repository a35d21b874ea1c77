using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Recording.Core.Tasks.Decisions;
using Recording.Engine.Files;
using Recording.Engine.Settings;
using Recording.Engine.Tasks;
using Recording.Engine.Telemetry;
using Recording.Media.Capture;
using Recording.Media.Probing;

namespace Recording.Engine.Capture;

/// <summary>The captures of this worker, one recorder a track.</summary>
public sealed class CaptureSupervisor(
    TrackCaptures captures,
    SpoolRecovery recovery,
    IMediaProbe probe,
    ObjectWriter objects,
    WorkFolders folders,
    IOptions<RecordingOptions> options,
    RecordingMetrics metrics,
    TimeProvider time,
    ILogger<CaptureSupervisor> logger)
{
    private readonly ConcurrentDictionary<(string TaskId, int Track), TrackRecorder> _recorders = new();
    private readonly LeftoverSegments _leftovers = new(recovery, probe);
    private volatile bool _isStopping;

    /// <summary>Starts a capture, and sends what becomes of it to the driver; ends with the capture.</summary>
    public async Task StartAsync(RecordingSpec spec, TaskEffect.StartCapture effect, ITaskDriver driver)
    {
        ArgumentNullException.ThrowIfNull(effect);
        using var alive = new CancellationTokenSource();
        var recorder = Recorder(spec, effect.Track, effect.NextSequence, driver);
        recorder.Follow(spec);
        var heartbeat = BeatAsync(spec, effect, recorder, driver, alive.Token);
        try
        {
            await recorder.CaptureAsync(effect);
        }
        finally
        {
            await alive.CancelAsync();
            await heartbeat;
        }
    }

    /// <summary>Stops a capture, and tells the driver when all of it is stored.</summary>
    public async Task StopAsync(RecordingSpec spec, TaskEffect.StopCapture effect, ITaskDriver driver)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(effect);
        await Recorder(spec, effect.Track, effect.NextSequence, driver).DrainAsync(effect);
        if (_recorders.TryRemove((spec.TaskId, effect.Track), out var recorder))
            await recorder.DisposeAsync();
    }

    /// <summary>Ends a capture and keeps the track: what it recorded goes to storage, and the driver is told of its end as of any other.</summary>
    public Task PauseAsync(RecordingSpec spec, TaskEffect.PauseCapture effect)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(effect);
        return _recorders.TryGetValue((spec.TaskId, effect.Track), out var recorder) ? recorder.PauseAsync() : Task.CompletedTask;
    }

    /// <summary>Tells a capture that runs here of the mix that its task has now.</summary>
    public void Update(RecordingSpec spec, int track)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (_recorders.TryGetValue((spec.TaskId, track), out var recorder))
            recorder.Follow(spec);
    }

    /// <summary>Ends a capture that another worker is to go on with.</summary>
    public Task HandOverAsync(string taskId, int track) =>
        _recorders.TryGetValue((taskId, track), out var recorder) ? recorder.PrepareSuspendAsync() : Task.CompletedTask;

    /// <summary>Stores all that a track's captures left to be stored, and lets the track go: its next capture may run on another worker.</summary>
    public async Task ReleaseAsync(string taskId, int track)
    {
        if (!_recorders.TryRemove((taskId, track), out var recorder))
            return;
        await recorder.StoreAllAsync();
        await recorder.DisposeAsync();
    }

    /// <summary>Live figures of a track, when it is captured here.</summary>
    public TrackProgress? Progress(string taskId, int track) =>
        _recorders.TryGetValue((taskId, track), out var recorder) ? recorder.Progress : null;

    /// <summary>Ends every capture for a shutdown; segments are finished and stored within the time that the token leaves.</summary>
    public Task SuspendAllAsync(CancellationToken cancellationToken)
    {
        _isStopping = true;
        return Task.WhenAll(_recorders.Values.Select(recorder => recorder.SuspendAsync(cancellationToken)));
    }

    private TrackRecorder Recorder(RecordingSpec spec, int track, long nextSequence, ITaskDriver driver)
    {
        var recorder = _recorders.GetOrAdd(
            (spec.TaskId, track),
            _ => new TrackRecorder(
                spec, track, nextSequence, TaskNames.Of(spec, options.Value.NameTimeOffset), captures, _leftovers, objects, driver, folders, metrics, time, logger));

        // Too late to be found by those who end every capture.
        if (_isStopping)
            _ = recorder.PrepareSuspendAsync();
        return recorder;
    }

    private async Task BeatAsync(
        RecordingSpec spec, TaskEffect.StartCapture effect, TrackRecorder recorder, ITaskDriver driver, CancellationToken alive)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(2), time);
        try
        {
            while (await timer.WaitForNextTickAsync(alive))
            {
                // Nobody would ever take its segments, or tell it to stop.
                if (!await driver.RaiseAsync(spec.TaskId, new TaskEvent.CaptureAlive(effect.Track, effect.Epoch), alive))
                    await recorder.AbandonAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The capture is over.
        }
    }
}
