using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Files;
using Recording.Engine.Tasks;
using Recording.Engine.Telemetry;
using Recording.Storage;

namespace Recording.Engine.Capture;

/// <summary>
/// Takes a track's closed segments from local disk to storage, in order: put and confirm the object, tell the task (which writes the
/// manifest), and only then delete the local file. Whatever goes wrong, it tries again until it works; it ends only when the task does not run here
/// any more, and then leaves what it has on local disk.
/// </summary>
internal sealed class SegmentPipeline
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly Channel<(PendingSegment? Segment, TaskCompletionSource<bool>? Drained)> _queue =
        Channel.CreateUnbounded<(PendingSegment?, TaskCompletionSource<bool>?)>(new UnboundedChannelOptions { SingleReader = true });

    private readonly RecordingSpec _spec;
    private readonly int _track;
    private readonly ObjectWriter _objects;
    private readonly ITaskDriver _driver;
    private readonly TrackProgress _progress;
    private readonly RecordingMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly TaskNames _names;
    private long _nextSequence;

    public SegmentPipeline(
        RecordingSpec spec,
        int track,
        long nextSequence,
        TaskNames names,
        ObjectWriter objects,
        ITaskDriver driver,
        TrackProgress progress,
        RecordingMetrics metrics,
        TimeProvider time,
        ILogger logger)
    {
        (_spec, _track, _nextSequence, _names) = (spec, track, nextSequence, names);
        (_objects, _driver, _progress, _metrics, _time, _logger) = (objects, driver, progress, metrics, time, logger);
    }

    /// <summary>The newest segment that was queued; what is on disk before it is queued, stored or not decodable.</summary>
    public SegmentPosition LastQueued { get; private set; } = SegmentPosition.None;

    public void Enqueue(PendingSegment segment)
    {
        LastQueued = segment.Position;
        _progress.Enqueued(segment);
        _queue.Writer.TryWrite((segment, null));
    }

    /// <summary>True once everything that was queued before is stored; false when the task does not run here any more.</summary>
    public Task<bool> DrainAsync()
    {
        var drained = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        return _queue.Writer.TryWrite((null, drained)) ? drained.Task : Task.FromResult(false);
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var (segment, drained) in _queue.Reader.ReadAllAsync(cancellationToken))
            {
                if (segment is not null && !await StoreAsync(segment, cancellationToken))
                    return;
                drained?.TrySetResult(true);
            }
        }
        finally
        {
            _queue.Writer.TryComplete();
            while (_queue.Reader.TryRead(out var left))
                left.Drained?.TrySetResult(false);
        }
    }

    /// <summary>Stores a segment, however many tries it takes; false when the task does not run here any more.</summary>
    private async Task<bool> StoreAsync(PendingSegment segment, CancellationToken cancellationToken)
    {
        using var waits = _metrics.SegmentWaits(segment.ClosedAt);
        for (var pause = ShortestPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return await TryStoreAsync(segment, cancellationToken);
            }
            catch (StorageUnavailableException error)
            {
                _metrics.StorageRetried(StorageWork.Segment);
                EngineLog.StorageTrouble(_logger, error, _spec.TaskId, _track, pause.TotalSeconds);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                EngineLog.SegmentTrouble(
                    _logger, error, _spec.TaskId, _track, segment.Position.Epoch, segment.Position.Index, pause.TotalSeconds);
            }

            await Task.Delay(pause, _time, cancellationToken);
        }
    }

    private async Task<bool> TryStoreAsync(PendingSegment segment, CancellationToken cancellationToken)
    {
        if (!File.Exists(segment.Path))
        {
            // Nothing can bring it back; the next segment is marked with the gap, and must not wait for ever.
            EngineLog.SegmentVanished(_logger, _spec.TaskId, _track, segment.Position.Epoch, segment.Position.Index);
            _progress.Stored();
            return true;
        }

        using var span = RecordingTraces.StoreSegment(_spec.TaskId, _track);
        var name = _names.Segment(_track, _nextSequence, segment.StartedAt);
        var written = await PutAsync(segment, name, cancellationToken);
        var stored = new StoredSegment(
            segment.Position, _nextSequence, written.Name, segment.StartedAt, segment.Duration, written.Length, written.Md5, segment.Media);
        if (!await _driver.RaiseAsync(_spec.TaskId, new TaskEvent.SegmentStored(_track, stored), cancellationToken))
        {
            // The file stays, and whoever runs the task finds it.
            EngineLog.SegmentNotTaken(_logger, _spec.TaskId, _track, segment.Position.Epoch, segment.Position.Index);
            return false;
        }

        DeleteLocal(segment.Path);
        _nextSequence++;
        var lag = _time.GetUtcNow() - segment.ClosedAt;
        _progress.Stored();
        _metrics.SegmentStored(stored.Bytes, lag);
        EngineLog.SegmentStored(_logger, _spec.TaskId, _track, stored.Sequence, stored.Duration.TotalSeconds, stored.Bytes, lag.TotalMilliseconds);
        return true;
    }

    private async Task<WrittenObject> PutAsync(PendingSegment segment, string name, CancellationToken cancellationToken)
    {
        var length = new FileInfo(segment.Path).Length;
        var written = await _objects.PutUniqueFileAsync(_spec.SegmentContainer, name, segment.Path, "video/mp2t", cancellationToken);
        return written.Length == length
            ? written
            : throw new StorageUnavailableException("Storage confirmed another length than was sent.", null);
    }

    private static void DeleteLocal(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It is stored: the file goes with its folder, and no recovery stores it again.
        }
    }
}
