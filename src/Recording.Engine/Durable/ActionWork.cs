using Microsoft.Extensions.Logging;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Effects;
using Recording.Engine.Files;
using Recording.Engine.Tasks;

namespace Recording.Engine.Durable;

/// <summary>
/// Carries out a task's actions for activities. What fails is tried again here, whatever the reason, until the worker goes away: then the activity fails,
/// and the orchestration has another worker do it.
/// </summary>
internal sealed class ActionWork(
    TaskStore tasks,
    TurnStore turns,
    CaptureStart starts,
    CaptureWork captures,
    StopWork stops,
    PlaylistPublisher playlists,
    FileFinisher files,
    TaskClosing closing,
    ActionRetry retry,
    ILogger<ActionWork> logger)
{
    /// <summary>Carries out an action; answers what the task is to be told.</summary>
    public Task<ActionResult> RunAsync(ActionCall call, CancellationToken cancellationToken) =>
        RetryAsync(call, () => DoAsync(call, cancellationToken), cancellationToken);

    /// <summary>Captures for as long as it lasts.</summary>
    public Task<ActionResult> CaptureAsync(ActionCall call, CancellationToken cancellationToken) =>
        RetryAsync(
            call,
            async () =>
            {
                await captures.RunAsync(call.TaskId, (TaskEffect.StartCapture)call.Action, cancellationToken);
                return null;
            },
            cancellationToken);

    /// <summary>Does what is left to do once a task has ended.</summary>
    public async Task EndAsync(string taskId, CancellationToken cancellationToken)
    {
        if (await tasks.LoadAsync(taskId, cancellationToken) is not { State.IsTerminal: true } task)
            return;
        await closing.CloseAsync(task.Spec, task.State, cancellationToken);
        if (await turns.ReadAsync(taskId, cancellationToken) is { } turn)
            await turns.WriteAsync(taskId, turn with { IsClosed = true }, cancellationToken);
        TaskLog.TaskEnded(logger, taskId, task.Spec.Name, task.State.ExitReason, task.State.ExitDetail);
    }

    private async Task<ActionResult> RetryAsync(ActionCall call, Func<Task<TaskEvent?>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        TaskEvent? result = null;
        await retry.RunAsync(call.TaskId, call.Action, async () => result = await work(), cancellationToken);
        return new ActionResult(result);
    }

    private async Task<TaskEvent?> DoAsync(ActionCall call, CancellationToken cancellationToken)
    {
        switch (call.Action)
        {
            case TaskEffect.StartCapture start:
                await starts.BeginAsync(call, start, cancellationToken);
                return null;
            case TaskEffect.PauseCapture pause:
                await stops.PauseAsync(call.TaskId, pause, cancellationToken);
                return null;
            case TaskEffect.StopCapture stop:
                return await stops.StopAsync(call.TaskId, stop, cancellationToken);
            case TaskEffect.PublishPlaylist publish:
                if (await LoadAsync(call.TaskId, cancellationToken) is var task && IsGrowing(task.State, publish))
                    await playlists.Ask(task.Spec, publish, cancellationToken)();
                return null;
            case TaskEffect.FinishFile finish:
                return await files.FinishAsync((await LoadAsync(call.TaskId, cancellationToken)).Spec, finish, cancellationToken);
            default:
                throw new ArgumentOutOfRangeException(nameof(call), "It is no action.");
        }
    }

    /// <summary>Whether the file still grows: an order that comes late, or twice, must not write over the ended playlist.</summary>
    private static bool IsGrowing(TaskState state, TaskEffect.PublishPlaylist publish) =>
        state.Tracks[publish.Track].Outputs[publish.Output].Open is { } open && open.Number == publish.File.Number;

    private async Task<LoadedTask> LoadAsync(string taskId, CancellationToken cancellationToken) =>
        await tasks.LoadAsync(taskId, cancellationToken) ?? throw new InvalidOperationException("A running task's rows are gone.");
}
