using Recording.Core.Ffmpeg;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Tasks;
using Recording.Media.Capture;
using Recording.Media.Mixing;

namespace Recording.Engine.Capture;

/// <summary>Hands what one capture tells to its task and its pipeline.</summary>
internal sealed class CaptureObserver(
    string taskId, int track, EpochFolder folder, SegmentPipeline pipeline, TrackProgress progress, ITaskDriver driver) : IMixObserver
{
    private EpochRecord _record = new("", null);

    /// <summary>Events that were raised and are not applied yet.</summary>
    public Task Raised { get; private set; } = Task.CompletedTask;

    public void OnStreamUp(MediaFormat format)
    {
        _record = _record with { Media = format.Signature };
        folder.WriteRecord(_record);
        Raised = driver.RaiseAsync(taskId, new TaskEvent.StreamUp(track, folder.Epoch), CancellationToken.None);
    }

    public void OnStreamsLost() =>
        Raised = driver.RaiseAsync(taskId, new TaskEvent.StreamLost(track, folder.Epoch), CancellationToken.None);

    public void OnProgress(TimeSpan recorded) => progress.Advance(recorded);

    public void OnSegmentClosed(ClosedSegment segment)
    {
        // A segment is reported when its last packet has come, so the first one tells the wall-clock time of media time 0.
        if (_record.Anchor is null)
        {
            _record = _record with { Anchor = segment.ClosedAt - segment.Start - segment.Duration };
            folder.WriteRecord(_record);
        }

        progress.Close(segment.Start + segment.Duration);
        pipeline.Enqueue(new PendingSegment(
            new SegmentPosition(folder.Epoch, segment.Index),
            segment.Path,
            _record.Anchor.Value + segment.Start,
            segment.Duration,
            _record.Media,
            segment.ClosedAt));
    }
}
