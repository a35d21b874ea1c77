using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Recording.Core.Mixing;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Files;
using Recording.Engine.Settings;
using Recording.Engine.Tasks;
using Recording.Engine.Telemetry;
using Recording.Media.Capture;
using Recording.Media.Mixing;
using Recording.Media.Relaying;

namespace Recording.Engine.Capture;

/// <summary>
/// Records one track on this worker: one capture at a time, the next only after the one before has gone, and before each what earlier ones
/// left on disk. All of it flows through one pipeline, so segments are stored in the order of capture.
/// </summary>
internal sealed class TrackRecorder : IAsyncDisposable
{
    private readonly int _track;
    private readonly TrackCaptures _captures;
    private readonly LeftoverSegments _leftovers;
    private readonly ITaskDriver _driver;
    private readonly RecordingMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly string _folder;
    private readonly SegmentPipeline _pipeline;
    private readonly CancellationTokenSource _lifetime = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Task _pipelineRun;
    private volatile RecordingSpec _spec;
    private volatile MixPlanFeed? _plans;
    private volatile RelayTargetFeed? _targets;
    private CancellationTokenSource _stopCurrent = new();
    private volatile bool _isServiceStopping;
    private long _latestTurn;

    public TrackRecorder(
        RecordingSpec spec,
        int track,
        long nextSequence,
        TaskNames names,
        TrackCaptures captures,
        LeftoverSegments leftovers,
        ObjectWriter objects,
        ITaskDriver driver,
        WorkFolders folders,
        RecordingMetrics metrics,
        TimeProvider time,
        ILogger logger)
    {
        (_spec, _track, _captures, _leftovers, _driver, _metrics, _time, _logger) =
            (spec, track, captures, leftovers, driver, metrics, time, logger);
        Follow(spec);
        _folder = folders.TrackSpool(spec.TaskId, track);
        _pipeline = new SegmentPipeline(spec, track, nextSequence, names, objects, driver, Progress, metrics, time, logger);
        _pipelineRun = Task.Run(() => _pipeline.RunAsync(_lifetime.Token));
    }

    public TrackProgress Progress { get; } = new();

    /// <summary>Tells a mix what it is made of now, and a relay where it pushes to; of any other track nothing changes.</summary>
    public void Follow(RecordingSpec spec)
    {
        _spec = spec;
        if (spec.Tracks[_track].Mix is { } mix)
            Change(_captures.Plan(mix));
        if (spec.Relay is { } relay)
            Change(_captures.Targets(relay));
    }

    /// <summary>Runs one capture to its end. Ends what runs before.</summary>
    public async Task CaptureAsync(TaskEffect.StartCapture effect)
    {
        var stop = await TakeTurnAsync();
        try
        {
            await RecoverAsync(effect.LastStored, effect.Epoch);
            await Task.Delay(effect.Delay, _time, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var exit = stop.IsCancellationRequested
                ? new CaptureExit(CaptureExitReason.StopRequested, "Stopped before it began.")
                : await RunAsync(effect.Epoch, stop.Token);
            await RaiseEndAsync(effect.Epoch, exit);
        }
        finally
        {
            Progress.FinishCapture();
            _turn.Release();
        }
    }

    /// <summary>Ends the capture, stores what is left on disk and says so.</summary>
    public async Task DrainAsync(TaskEffect.StopCapture effect)
    {
        await TakeTurnAsync();
        try
        {
            await RecoverAsync(effect.LastStored, int.MaxValue);
            if (!await _pipeline.DrainAsync().WaitAsync(_lifetime.Token))
                return;
            foreach (var folder in EpochFolder.All(_folder))
                folder.Remove();
            EpochFolder.RemoveEmpty(_folder);
            await _driver.RaiseAsync(_spec.TaskId, new TaskEvent.CaptureDrained(_track, effect.Epoch), _lifetime.Token);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ends the capture for a shutdown: its segments are finished and, as far as the time allows, stored.</summary>
    public async Task SuspendAsync(CancellationToken cancellationToken)
    {
        await PrepareSuspendAsync();
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await _pipeline.DrainAsync().WaitAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Waits until all that was captured is stored, or is left on local disk because the task does not take it.</summary>
    public async Task StoreAllAsync()
    {
        await _turn.WaitAsync(_lifetime.Token);
        try
        {
            await _pipeline.DrainAsync().WaitAsync(_lifetime.Token);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The service is going down: captures end without their task's ending.</summary>
    public Task PrepareSuspendAsync()
    {
        _isServiceStopping = true;
        return CancelCurrentAsync();
    }

    /// <summary>Ends the capture that runs or was about to begin; the next one is begun by a later call.</summary>
    public Task PauseAsync()
    {
        Interlocked.Increment(ref _latestTurn);
        return CancelCurrentAsync();
    }

    /// <summary>Ends the capture because its task does not run here any more.</summary>
    public Task AbandonAsync() => CancelCurrentAsync();

    public async ValueTask DisposeAsync()
    {
        await _lifetime.CancelAsync();
        await CancelCurrentAsync();
        await _pipelineRun.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Change(MixPlan plan)
    {
        if (_plans is { } plans)
            plans.Change(plan);
        else
            _plans = new MixPlanFeed(plan);
    }

    private void Change(ImmutableArray<RelayAddress> targets)
    {
        if (_targets is { } feed)
            feed.Change(targets);
        else
            _targets = new RelayTargetFeed(targets);
    }

    private async Task<CancellationTokenSource> TakeTurnAsync()
    {
        var turn = Interlocked.Increment(ref _latestTurn);
        await CancelCurrentAsync();
        await _turn.WaitAsync(_lifetime.Token);
        var stop = new CancellationTokenSource();
        Interlocked.Exchange(ref _stopCurrent, stop);

        // Whoever came later while this one waited had nothing to stop yet.
        if (_isServiceStopping || _lifetime.IsCancellationRequested || turn != Volatile.Read(ref _latestTurn))
            await stop.CancelAsync();
        return stop;
    }

    private Task CancelCurrentAsync()
    {
        // The reason must be seen by a capture whose own source is put in place just now.
        Interlocked.MemoryBarrier();
        return _stopCurrent.CancelAsync();
    }

    private async Task<CaptureExit> RunAsync(int epoch, CancellationToken stop)
    {
        var track = _spec.Tracks[_track];
        var folder = EpochFolder.In(_folder, epoch);
        EngineLog.CaptureStarting(_logger, _spec.TaskId, _track, epoch, _captures.Describe(track));
        _metrics.CaptureBegan();
        CaptureExit? exit = null;
        try
        {
            exit = _targets is { } targets ? await RelayAsync(track, targets, folder, stop) : await RecordAsync(track, folder, stop);
        }
        finally
        {
            _metrics.CaptureEnded(exit?.Reason);
        }

        EngineLog.CaptureEnded(_logger, _spec.TaskId, _track, epoch, exit.Reason, exit.Detail);
        return exit;
    }

    private async Task<CaptureExit> RecordAsync(TrackSpec track, EpochFolder folder, CancellationToken stop)
    {
        var observer = new CaptureObserver(_spec.TaskId, _track, folder, _pipeline, Progress, _driver);
        var exit = await _captures.RunAsync(track, _spec.Slice, _plans, folder.Path, observer, stop);
        await observer.Raised;
        return exit;
    }

    private async Task<CaptureExit> RelayAsync(TrackSpec track, RelayTargetFeed targets, EpochFolder folder, CancellationToken stop)
    {
        var observer = new RelayObserver(_spec.TaskId, _track, folder.Epoch, Progress, _driver);
        var exit = await _captures.RelayAsync(track, _plans, targets, folder.Path, observer, stop);
        await observer.Raised;
        return exit;
    }

    private Task<bool> RaiseEndAsync(int epoch, CaptureExit exit)
    {
        var reason = _isServiceStopping ? CaptureEndReason.ServiceStopping : CaptureReasons.ToEndReason(exit.Reason);
        var detail = _isServiceStopping ? "The service is stopping." : exit.Detail;
        return _driver.RaiseAsync(_spec.TaskId, new TaskEvent.CaptureEnded(_track, epoch, reason, detail), CancellationToken.None);
    }

    /// <summary>Queues what captures before left behind: those of earlier processes, and a tail that could not be read when it was written.</summary>
    private async Task RecoverAsync(SegmentPosition lastStored, int beforeEpoch)
    {
        var last = lastStored > _pipeline.LastQueued ? lastStored : _pipeline.LastQueued;
        var left = new List<PendingSegment>();
        foreach (var folder in EpochFolder.All(_folder).Where(folder => folder.Epoch < beforeEpoch))
        {
            if (folder.HasSegments)
                left.AddRange(await _leftovers.FindAsync(folder, last, _lifetime.Token));
            else
                folder.Remove();
        }

        // Only when all of it was read, so that a second try does not queue a part twice.
        foreach (var segment in left)
        {
            EngineLog.LeftoverFound(_logger, _spec.TaskId, _track, segment.Position.Epoch, segment.Position.Index, segment.Duration.TotalSeconds);
            _pipeline.Enqueue(segment);
        }
    }
}
