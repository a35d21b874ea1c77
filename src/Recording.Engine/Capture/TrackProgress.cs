namespace Recording.Engine.Capture;

/// <summary>Live figures of a track that this process captures. Written by one capture and one pipeline, read by queries.</summary>
public sealed class TrackProgress
{
    private readonly Lock _lock = new();
    private readonly Queue<DateTimeOffset> _pending = new();
    private TimeSpan _captured;
    private TimeSpan _closed;
    private TimeSpan _waiting;

    /// <summary>Media on local disk, in closed segments and in the open one, that is not stored yet.</summary>
    public TimeSpan Unstored
    {
        get
        {
            lock (_lock)
                return _waiting + (_captured > _closed ? _captured - _closed : TimeSpan.Zero);
        }
    }

    /// <summary>Closed segments that are not stored yet.</summary>
    public int Pending
    {
        get
        {
            lock (_lock)
                return _pending.Count;
        }
    }

    /// <summary>Time from the closing of the newest stored segment to its being stored.</summary>
    public TimeSpan LastLag { get; private set; }

    /// <summary>Age of the oldest closed segment that is not stored yet; zero when all are.</summary>
    public TimeSpan Lag(DateTimeOffset now)
    {
        lock (_lock)
            return _pending.TryPeek(out var oldest) && now > oldest ? now - oldest : TimeSpan.Zero;
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

    internal void Enqueued(DateTimeOffset closedAt, TimeSpan duration)
    {
        lock (_lock)
        {
            _pending.Enqueue(closedAt);
            _waiting += duration;
        }
    }

    internal void Stored(TimeSpan duration, TimeSpan lag)
    {
        lock (_lock)
        {
            _pending.TryDequeue(out _);
            _waiting -= duration;
            LastLag = lag;
        }
    }
}
