using Recording.Core.Tasks.State;
using Recording.Engine.Callbacks;
using Recording.Engine.Tasks;
using Recording.Engine.Vod;

namespace Recording.Server.Driver;

/// <summary>What is done once a task has ended. Done again at the next start when a crash cuts it short.</summary>
internal sealed class TaskEnding(TaskClosing closing, CallbackDispatcher callbacks, MediaWorker media, ILogger<TaskEnding> logger)
{
    public async Task FinishAsync(RecordingSpec spec, TaskState state, CancellationToken cancellationToken)
    {
        TaskLog.TaskEnded(logger, spec.TaskId, spec.Name, state.ExitReason, state.ExitDetail);
        await closing.CloseAsync(spec, state, cancellationToken);
        callbacks.Retire(spec.TaskId);
        media.Signal(spec);
    }
}
