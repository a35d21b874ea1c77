using Recording.Core.Tasks.State;
using Recording.Engine.Files;

namespace Recording.Engine.Tasks;

/// <summary>What is done about a task's recording once it has ended. Done again when a crash cuts it short.</summary>
public sealed class TaskClosing(TaskProjector projector, WorkingSegments segments, PlaylistPublisher playlists)
{
    public async Task CloseAsync(RecordingSpec spec, TaskState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        playlists.Forget(spec.TaskId);
        await projector.ProjectAllAsync(spec, state, cancellationToken);
        await segments.RemoveAsync(spec, cancellationToken);
    }
}
