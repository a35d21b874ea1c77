using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Capture;
using Recording.Engine.Tasks;

namespace Recording.Engine.Durable;

/// <summary>
/// Ends captures for activities. Where the capture runs on another worker, that worker sees in the task's state, at its next sign of life, that it is
/// wanted no more.
/// </summary>
internal sealed class StopWork(TaskStore tasks, CaptureSupervisor captures, ITaskDriver driver)
{
    /// <summary>Ends a capture that runs here; one elsewhere ends by itself. An order that comes late must not end a newer capture.</summary>
    public async Task PauseAsync(string taskId, TaskEffect.PauseCapture effect, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(effect);
        if (await tasks.LoadAsync(taskId, cancellationToken) is { } task && task.State.Tracks[effect.Track].Epoch == effect.Epoch)
            await captures.PauseAsync(task.Spec, effect);
    }

    /// <summary>
    /// Stores what ended captures left on this worker's disk, and answers the event that all is stored; null when the task does not ask for it any more.
    /// </summary>
    public async Task<TaskEvent?> StopAsync(string taskId, TaskEffect.StopCapture effect, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(effect);
        return await tasks.LoadAsync(taskId, cancellationToken) is { } task
            && task.State.Tracks[effect.Track] is { Phase: TrackPhase.Draining, CaptureActive: false } track
            && track.Epoch == effect.Epoch
            ? await DrainAsync(task.Spec, effect with { NextSequence = track.NextSequence, LastStored = track.LastStored })
            : null;
    }

    private async Task<TaskEvent> DrainAsync(RecordingSpec spec, TaskEffect.StopCapture effect)
    {
        var relay = new CaptureRelay(driver);
        await captures.StopAsync(spec, effect, relay);
        return relay.Ending ?? throw new InvalidOperationException("What was left on disk was not taken; it is tried again.");
    }
}
