using Recording.Core.Tasks.State;
using Recording.Engine.Callbacks;
using Recording.Engine.Files;
using Recording.Engine.Tasks;
using Recording.Engine.Vod;

namespace Recording.Server.Driver;

/// <summary>What is done once a task has ended. Done again at the next start when a crash cuts it short.</summary>
internal sealed class TaskEnding(
    TaskProjector projector, WorkingSegments segments, PlaylistPublisher playlists, CallbackDispatcher callbacks, MediaWorker media, ILogger<TaskEnding> logger)
{
    public async Task FinishAsync(RecordingSpec spec, TaskState state, CancellationToken cancellationToken)
    {
        ServerLog.TaskEnded(logger, spec.TaskId, spec.Name, state.ExitReason, state.ExitDetail);
        playlists.Forget(spec.TaskId);
        await projector.ProjectAllAsync(spec, state, cancellationToken);
        await segments.RemoveAsync(spec, cancellationToken);
        callbacks.Retire(spec.TaskId);
        media.Signal(spec);
    }
}
