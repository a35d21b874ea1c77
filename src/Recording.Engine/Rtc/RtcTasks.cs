using Microsoft.Extensions.Options;
using Recording.Engine.Settings;
using Recording.Engine.Tasks;

namespace Recording.Engine.Rtc;

/// <summary>Finds recordings of channels.</summary>
internal sealed class RtcTasks(TaskStore tasks, IOptions<RtcOptions> options, TimeProvider time)
{
    /// <summary>The task, or null when the id names no recording of a channel, or one that ended too long ago.</summary>
    public async Task<LoadedTask?> FindAsync(string taskId, CancellationToken cancellationToken) =>
        await tasks.LoadAsync(taskId, cancellationToken) is { Spec.Rtc: not null } task
        && !(task.State.StoppedAt + options.Value.QueryableFor < time.GetUtcNow())
            ? task
            : null;
}
