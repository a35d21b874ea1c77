using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Recording.Core.Tasks.Decisions;
using Recording.Engine.Capture;
using Recording.Engine.Files;
using Recording.Engine.Tasks;
using Recording.Engine.Telemetry;
using Recording.Storage;

namespace Recording.Engine.Effects;

/// <summary>Carries out a task's actions. Records are none of its business: the driver writes them with the state.</summary>
public sealed class EffectRunner(
    CaptureSupervisor captures,
    PlaylistPublisher playlists,
    FileFinisher files,
    RecordingMetrics metrics,
    TimeProvider time,
    ILogger<EffectRunner> logger)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<Task, byte> _running = new();

    /// <summary>
    /// Begins an action and returns at once. Called in the order of the effects: the part that orders a track's captures runs before
    /// this returns.
    /// </summary>
    public void Begin(RecordingSpec spec, TaskEffect action, ITaskDriver driver, CancellationToken stopping)
    {
        var run = RunAsync(spec, action, driver, stopping);
        _running.TryAdd(run, 0);
        _ = run.ContinueWith(done => _running.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    /// <summary>Ends when every action that was begun has ended.</summary>
    public Task WhenIdleAsync() => Task.WhenAll(_running.Keys);

    private async Task RunAsync(RecordingSpec spec, TaskEffect action, ITaskDriver driver, CancellationToken stopping)
    {
        try
        {
            await (action switch
            {
                TaskEffect.StartCapture start => captures.StartAsync(spec, start, driver),
                TaskEffect.UpdateCapture update => Update(spec, update),
                TaskEffect.PauseCapture pause => captures.PauseAsync(spec, pause),
                TaskEffect.StopCapture stop => RetryAsync(spec, stop, () => captures.StopAsync(spec, stop, driver), stopping),
                TaskEffect.PublishPlaylist publish => RetryAsync(spec, publish, playlists.Ask(spec, publish, stopping), stopping),
                TaskEffect.FinishFile finish => FinishAsync(spec, finish, driver, stopping),
                _ => throw new ArgumentOutOfRangeException(nameof(action)),
            });
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The service is stopping; the state asks for the action again at its next start.
        }
        catch (Exception error)
        {
            EngineLog.ActionFailed(logger, error, spec.TaskId, action.GetType().Name);
        }
    }

    private async Task FinishAsync(RecordingSpec spec, TaskEffect.FinishFile finish, ITaskDriver driver, CancellationToken stopping)
    {
        TaskEvent? result = null;
        await RetryAsync(
            spec,
            finish,
            async () => result = await files.FinishAsync(spec, finish, stopping),
            stopping);
        await driver.RaiseAsync(spec.TaskId, result!, stopping);
    }

    private Task Update(RecordingSpec spec, TaskEffect.UpdateCapture update)
    {
        captures.Update(spec, update.Track);
        return Task.CompletedTask;
    }

    /// <summary>Repeats what failed, whatever the reason: nothing else would ask for it again before the next start.</summary>
    private async Task RetryAsync(RecordingSpec spec, TaskEffect action, Func<Task> work, CancellationToken stopping)
    {
        for (var pause = ShortestPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await work();
                return;
            }
            catch (Exception error) when (!stopping.IsCancellationRequested)
            {
                if (error is StorageUnavailableException)
                    metrics.StorageRetried(StorageWork.Action);
                EngineLog.ActionWaits(logger, error, spec.TaskId, action.GetType().Name, pause.TotalSeconds);
            }

            await Task.Delay(pause, time, stopping);
        }
    }
}
