using Recording.Engine.Capture;
using Recording.Engine.Tasks;
using Recording.Storage;

namespace Recording.Engine.Durable;

/// <summary>
/// Tells a mix or a relay that is captured here when its task changes it. A client's request may have come to any worker, so this one looks at the task twice a
/// second.
/// </summary>
internal sealed class SpecFollowing(TaskStore tasks, CaptureSupervisor captures, TimeProvider time)
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    /// <summary>Runs until it is cancelled; at once over for a track that nothing changes.</summary>
    public async Task RunAsync(RecordingSpec spec, int track, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (spec.Tracks[track].Mix is null && spec.Relay is null)
            return;
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(Period, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (!stop.IsCancellationRequested && await tasks.LoadAsync(spec.TaskId, stop) is { } task)
                    captures.Update(task.Spec, track);
            }
            catch (Exception error) when (error is StorageUnavailableException or OperationCanceledException)
            {
                // Asked again in a moment; until then it stays as it is.
            }
        }
    }
}
