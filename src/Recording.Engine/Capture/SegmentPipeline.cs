using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Recording.Core.Naming;
using Recording.Core.Tasks.Decisions;
using Recording.Engine.Files;
using Recording.Engine.Tasks;
using Recording.Storage;

namespace Recording.Engine.Capture;

/// <summary>
/// Takes a track's closed segments from local disk to storage, in order: put and confirm the object, tell the task (which writes the
/// manifest), and only then delete the local file. When storage does not answer it tries again until it does.
/// </summary>
internal sealed class SegmentPipeline
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly Channel<(PendingSegment? Segment, TaskCompletionSource? Drained)> _queue =
        Channel.CreateUnbounded<(PendingSegment?, TaskCompletionSource?)>(new UnboundedChannelOptions { SingleReader = true });

    private readonly RecordingSpec _spec;
    private readonly int _track;
    private readonly ObjectWriter _objects;
    private readonly ITaskDriver _driver;
    private readonly TrackProgress _progress;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly NamePattern _names;
    private long _nextSequence;

    public SegmentPipeline(
        RecordingSpec spec,
        int track,
        long nextSequence,
        ObjectWriter objects,
        ITaskDriver driver,
        TrackProgress progress,
        TimeProvider time,
        ILogger logger)
    {
        (_spec, _track, _nextSequence) = (spec, track, nextSequence);
        (_objects, _driver, _progress, _time, _logger) = (objects, driver, progress, time, logger);
        if (!NamePattern.TryParse(spec.SegmentPattern, LiveRecordNames.SegmentVariables, out var names, out var reason))
            throw new InvalidOperationException($"A stored segment pattern does not parse. {reason}");
        _names = names!;
    }

    public void Enqueue(PendingSegment segment)
    {
        _progress.Enqueued(segment.ClosedAt, segment.Duration);
        _queue.Writer.TryWrite((segment, null));
    }

    /// <summary>Ends when everything that was queued before is stored.</summary>
    public Task DrainAsync()
    {
        var drained = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _queue.Writer.TryWrite((null, drained));
        return drained.Task;
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var (segment, drained) in _queue.Reader.ReadAllAsync(cancellationToken))
        {
            if (segment is not null)
                await StoreAsync(segment, cancellationToken);
            drained?.TrySetResult();
        }
    }

    private async Task StoreAsync(PendingSegment segment, CancellationToken cancellationToken)
    {
        var name = LiveRecordNames.Segment(_names, _spec.TaskId, _nextSequence, segment.StartedAt);
        var written = await PutAsync(segment, name, cancellationToken);
        var stored = new StoredSegment(
            segment.Position, _nextSequence, written.Name, segment.StartedAt, segment.Duration, written.Length, written.Md5, segment.Media);
        if (!await _driver.RaiseAsync(_spec.TaskId, new TaskEvent.SegmentStored(_track, stored), cancellationToken))
        {
            // The task does not run here any more. The file stays, and whoever runs the task finds it.
            EngineLog.SegmentNotTaken(_logger, _spec.TaskId, _track, segment.Position.Epoch, segment.Position.Index);
            return;
        }

        File.Delete(segment.Path);
        _nextSequence++;
        var lag = _time.GetUtcNow() - segment.ClosedAt;
        _progress.Stored(segment.Duration, lag);
        EngineLog.SegmentStored(_logger, _spec.TaskId, _track, stored.Sequence, stored.Duration.TotalSeconds, stored.Bytes, lag.TotalMilliseconds);
    }

    private async Task<WrittenObject> PutAsync(PendingSegment segment, string name, CancellationToken cancellationToken)
    {
        var length = new FileInfo(segment.Path).Length;
        for (var pause = ShortestPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                var written = await _objects.PutUniqueFileAsync(
                    _spec.SegmentContainer, name, segment.Path, "video/mp2t", cancellationToken);
                if (written.Length == length)
                    return written;
                throw new UnreachableException("Storage confirmed another length than was sent.");
            }
            catch (StorageUnavailableException error)
            {
                EngineLog.StorageTrouble(_logger, error, _spec.TaskId, _track, pause.TotalSeconds);
                await Task.Delay(pause, _time, cancellationToken);
            }
        }
    }
}
