using Recording.Core.Tasks.State;

namespace Recording.Engine.Capture;

/// <summary>Live figures of a track that this process captures. Written by one capture and one pipeline, read by queries.</summary>
public sealed class TrackProgress
{
    private readonly Lock _lock = new();
    private readonly Queue<PendingSegment> _pending = new();
    private TimeSpan _captured;
    private TimeSpan _closed;

    /// <summary>Closed segments that are not stored yet.</summary>
    public int Pending
    {
        get
        {
            lock (_lock)
                return _pending.Count;
        }
    }

    /// <summary>
    /// Media on local disk, in closed segments and in the open one, after the segment that a state has as its last. The state is read at another
    /// moment than this: told by position, a segment that is stored in between is never counted twice.
    /// </summary>
    public TimeSpan Unstored(SegmentPosition lastStored)
    {
        lock (_lock)
        {
            var open = _captured > _closed ? _captured - _closed : TimeSpan.Zero;
            return _pending.Where(segment => segment.Position > lastStored).Aggregate(open, (sum, segment) => sum + segment.Duration);
        }
    }

    /// <summary>Age of the oldest closed segment that is not stored yet; zero when all are.</summary>
    public TimeSpan Lag(DateTimeOffset now)
    {
        lock (_lock)
            return _pending.TryPeek(out var oldest) && now > oldest.ClosedAt ? now - oldest.ClosedAt : TimeSpan.Zero;
    }

    internal void Advance(TimeSpan captured)
    {
        lock (_lock)
            _captured = captured;
    }

    internal void FinishCapture()
    {
        lock (_lock)
            (_captured, _closed) = (TimeSpan.Zero, TimeSpan.Zero);
    }

    /// <summary>A segment of the running capture was closed, up to this media time.</summary>
    internal void Close(TimeSpan end)
    {
        lock (_lock)
            _closed = end;
    }

    internal void Enqueued(PendingSegment segment)
    {
        lock (_lock)
            _pending.Enqueue(segment);
    }

    /// <summary>The oldest segment that waits does so no longer.</summary>
    internal void Stored()
    {
        lock (_lock)
            _pending.TryDequeue(out _);
    }
}
