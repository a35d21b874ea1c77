using Recording.Core.Ffmpeg;
using Recording.Core.Tasks.Decisions;
using Recording.Engine.Tasks;
using Recording.Media.Relaying;

namespace Recording.Engine.Capture;

/// <summary>Hands what the capture of a relay tells to its task.</summary>
internal sealed class RelayObserver(string taskId, int track, int epoch, TrackProgress progress, ITaskDriver driver) : IRelayObserver
{
    /// <summary>Events that were raised and are not applied yet.</summary>
    public Task Raised { get; private set; } = Task.CompletedTask;

    public void OnStreamUp(MediaFormat format) => Raise(new TaskEvent.StreamUp(track, epoch));

    public void OnStreamLost() => Raise(new TaskEvent.StreamLost(track, epoch));

    public void OnProgress(TimeSpan relayed) => progress.Advance(relayed);

    public void OnTargetLive(int target) => Raise(new TaskEvent.TargetReported(track, epoch, target, null, ""));

    public void OnTargetFailed(int target, TargetFailure failure, string detail) =>
        Raise(new TaskEvent.TargetReported(track, epoch, target, failure, detail));

    private void Raise(TaskEvent taskEvent) => Raised = driver.RaiseAsync(taskId, taskEvent, CancellationToken.None);
}
