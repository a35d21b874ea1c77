using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Recording.Core.Tasks.Decisions;
using Recording.Engine.Capture;
using Recording.Engine.Files;
using Recording.Engine.Tasks;

namespace Recording.Engine.Effects;

/// <summary>Carries out a task's actions. Records are none of its business: the driver writes them with the state.</summary>
public sealed class EffectRunner(
    CaptureSupervisor captures,
    PlaylistPublisher playlists,
    FileFinisher files,
    ActionRetry retry,
    ILogger<EffectRunner> logger)
{
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
                TaskEffect.StopCapture stop => retry.RunAsync(spec.TaskId, stop, () => captures.StopAsync(spec, stop, driver), stopping),
                TaskEffect.PublishPlaylist publish => retry.RunAsync(spec.TaskId, publish, playlists.Ask(spec, publish, stopping), stopping),
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
        await retry.RunAsync(spec.TaskId, finish, async () => result = await files.FinishAsync(spec, finish, stopping), stopping);
        await driver.RaiseAsync(spec.TaskId, result!, stopping);
    }

    private Task Update(RecordingSpec spec, TaskEffect.UpdateCapture update)
    {
        captures.Update(spec, update.Track);
        return Task.CompletedTask;
    }
}
