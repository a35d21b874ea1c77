using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Capture;
using Recording.Engine.Settings;
using Recording.Engine.Tasks;
using Recording.Engine.Telemetry;
using Recording.Storage;

namespace Recording.Engine.Durable;

/// <summary>
/// Captures a track on this worker, for an activity that lasts as long as the capture. The next capture may run on another worker, so this one says that
/// it has ended only when all of it is stored.
/// </summary>
internal sealed class CaptureWork(
    TaskStore tasks,
    CaptureSupervisor captures,
    CaptureLeases leases,
    CapturePlaces places,
    SpecFollowing following,
    ITaskDriver driver,
    IOptions<LiveRecordOptions> options,
    RecordingMetrics metrics,
    TimeProvider time,
    ILogger<CaptureWork> logger)
{
    public async Task RunAsync(string taskId, TaskEffect.StartCapture effect, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(effect);
        if (!await IsWantedAsync(taskId, effect, cancellationToken))
            return;
        if (!places.TryEnter())
        {
            metrics.CaptureRefused();
            DurableLog.WorkerFull(logger, taskId, effect.Track, places.Most);
            await TellFailedAsync(taskId, effect, "The worker takes no more captures.", cancellationToken);
            return;
        }

        try
        {
            switch (await leases.TakeAsync(
                taskId, effect.Track, effect.Epoch, Guid.NewGuid().ToString("N"), options.Value.CaptureLease, cancellationToken))
            {
                case LeaseTake.Taken when await IsWantedAsync(taskId, effect, cancellationToken):
                    await CaptureAsync(taskId, effect, cancellationToken);
                    break;
                case LeaseTake.Taken:
                    await leases.ReleaseAsync(taskId, effect.Track, effect.Epoch, cancellationToken);
                    break;
                case LeaseTake.Elsewhere:
                    DurableLog.CaptureElsewhere(logger, taskId, effect.Track, effect.Epoch);
                    break;
                case LeaseTake.Spent:
                    await leases.ReleaseAsync(taskId, effect.Track, effect.Epoch, cancellationToken);
                    await TellFailedAsync(taskId, effect, "The capture was cut short.", cancellationToken);
                    break;
            }
        }
        finally
        {
            places.Leave();
        }
    }

    /// <summary>The task begins the next capture then, under an epoch of its own.</summary>
    private Task<bool> TellFailedAsync(string taskId, TaskEffect.StartCapture effect, string detail, CancellationToken cancellationToken) =>
        driver.RaiseAsync(taskId, new TaskEvent.CaptureEnded(effect.Track, effect.Epoch, CaptureEndReason.Failed, detail), cancellationToken);

    private async Task CaptureAsync(string taskId, TaskEffect.StartCapture effect, CancellationToken cancellationToken)
    {
        // As it is now: what was stored since the decision, by a capture before this one, counts.
        var task = await tasks.LoadAsync(taskId, cancellationToken) ?? throw new InvalidOperationException("A running task's rows are gone.");
        var track = task.State.Tracks[effect.Track];
        var relay = new CaptureRelay(driver);
        await using var leave = cancellationToken.Register(() => _ = captures.HandOverAsync(taskId, effect.Track));
        using var captured = new CancellationTokenSource();
        var followed = following.RunAsync(task.Spec, effect.Track, captured.Token);
        try
        {
            await captures.StartAsync(task.Spec, effect with { NextSequence = track.NextSequence, LastStored = track.LastStored }, relay);
        }
        finally
        {
            await captured.CancelAsync();
            await followed;
            await ReleaseAsync(taskId, effect, relay);
        }

        if (relay.Ending is { } ending)
            await driver.RaiseAsync(taskId, ending, CancellationToken.None);
    }

    /// <summary>Stores what is left, showing signs of life all the while, and lets the track go.</summary>
    private async Task ReleaseAsync(string taskId, TaskEffect.StartCapture effect, CaptureRelay relay)
    {
        var released = StoreAllAsync(taskId, effect, relay);
        while (await Task.WhenAny(released, Task.Delay(CaptureLeases.Period, time)) != released)
            await TryAsync(() => leases.RenewAsync(taskId, effect.Track, effect.Epoch, CancellationToken.None));
        await TryAsync(() => leases.ReleaseAsync(taskId, effect.Track, effect.Epoch, CancellationToken.None));
        await released;

        async Task TryAsync(Func<Task> write)
        {
            try
            {
                await write();
            }
            catch (StorageUnavailableException error)
            {
                DurableLog.LeaseWaits(logger, error, taskId, effect.Track, effect.Epoch);
            }
        }
    }

    /// <summary>
    /// Stores what is left. When a segment was refused although the capture is the task's own, one of an earlier capture was stored late and took its
    /// number: what is on disk gets new ones.
    /// </summary>
    private async Task StoreAllAsync(string taskId, TaskEffect.StartCapture effect, CaptureRelay relay)
    {
        await captures.ReleaseAsync(taskId, effect.Track);
        if (!relay.IsFenced || await tasks.LoadAsync(taskId, CancellationToken.None) is not { } task || !Wants(task.State, effect.Track, effect.Epoch))
            return;
        var track = task.State.Tracks[effect.Track];
        await captures.StopAsync(
            task.Spec, new TaskEffect.StopCapture(effect.Track, effect.Epoch, track.NextSequence, track.LastStored), new CaptureRelay(driver));
    }

    /// <summary>Whether the capture is still the one that the task waits for: a queue may bring an order late, or twice.</summary>
    private async Task<bool> IsWantedAsync(string taskId, TaskEffect.StartCapture effect, CancellationToken cancellationToken)
    {
        if (await tasks.LoadStateAsync(taskId, cancellationToken) is { } state && Wants(state, effect.Track, effect.Epoch))
            return true;
        DurableLog.CaptureStale(logger, taskId, effect.Track, effect.Epoch);
        return false;
    }

    /// <summary>Whether a task wants a capture to go on.</summary>
    internal static bool Wants(TaskState state, int track, int epoch) =>
        !state.IsTerminal
        && track < state.Tracks.Length
        && state.Tracks[track] is { CaptureActive: true, Phase: TrackPhase.Connecting or TrackPhase.Recording or TrackPhase.Lost } found
        && found.Epoch == epoch;
}
