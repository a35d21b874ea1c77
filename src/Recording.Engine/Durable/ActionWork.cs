using Microsoft.Extensions.Logging;
using Recording.Core.Tasks.Decisions;
using Recording.Engine.Effects;
using Recording.Engine.Files;
using Recording.Engine.Tasks;
using Recording.Engine.Telemetry;
using Recording.Storage;

namespace Recording.Engine.Durable;

/// <summary>
/// Carries out a task's actions for activities. What fails is tried again here, whatever the reason, until the worker goes away: then the activity fails,
/// and the orchestration has another worker do it.
/// </summary>
internal sealed class ActionWork(
    TaskStore tasks,
    CaptureWork captures,
    StopWork stops,
    PlaylistPublisher playlists,
    FileFinisher files,
    TaskClosing closing,
    RecordingMetrics metrics,
    TimeProvider time,
    ILogger<ActionWork> logger)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>Carries out an action; answers what the task is to be told.</summary>
    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        for (var pause = ShortestPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return new ActionResult(await DoAsync(call, cancellationToken));
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                if (error is StorageUnavailableException)
                    metrics.StorageRetried(StorageWork.Action);
                DurableLog.ActionWaits(logger, error, call.TaskId, call.Action.GetType().Name, pause.TotalSeconds);
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }

    /// <summary>Does what is left to do once a task has ended.</summary>
    public async Task EndAsync(string taskId, CancellationToken cancellationToken)
    {
        if (await tasks.LoadAsync(taskId, cancellationToken) is not { State.IsTerminal: true } task)
            return;
        await closing.CloseAsync(task.Spec, task.State, cancellationToken);
        DurableLog.TaskEnded(logger, taskId, task.Spec.Name, task.State.ExitReason, task.State.ExitDetail);
    }

    private async Task<TaskEvent?> DoAsync(ActionCall call, CancellationToken cancellationToken)
    {
        switch (call.Action)
        {
            case TaskEffect.StartCapture start:
                await captures.RunAsync(call.TaskId, start, cancellationToken);
                return null;
            case TaskEffect.PauseCapture pause:
                await stops.PauseAsync(call.TaskId, pause, cancellationToken);
                return null;
            case TaskEffect.StopCapture stop:
                return await stops.StopAsync(call.TaskId, stop, cancellationToken);
            case TaskEffect.PublishPlaylist publish:
                await playlists.Ask(await SpecAsync(call.TaskId, cancellationToken), publish, cancellationToken)();
                return null;
            case TaskEffect.FinishFile finish:
                return await files.FinishAsync(await SpecAsync(call.TaskId, cancellationToken), finish, cancellationToken);
            default:
                throw new ArgumentOutOfRangeException(nameof(call), "It is no action.");
        }
    }

    private async Task<RecordingSpec> SpecAsync(string taskId, CancellationToken cancellationToken) =>
        (await tasks.LoadAsync(taskId, cancellationToken) ?? throw new InvalidOperationException("A running task's rows are gone.")).Spec;
}
