namespace Recording.Media.Mixing;

/// <summary>Pictures of a stream that wait for their time. When more come than it holds, the oldest go.</summary>
internal sealed class PictureQueue(int capacity)
{
    private readonly Queue<Picture> _waiting = new(capacity + 1);
    private readonly Lock _gate = new();

    public void Add(Picture picture)
    {
        Picture? dropped = null;
        lock (_gate)
        {
            if (_waiting.Count == capacity)
                _waiting.TryDequeue(out dropped);
            _waiting.Enqueue(picture);
        }

        dropped?.Recycle();
    }

    /// <summary>Whether the oldest one's time has come.</summary>
    public bool HasDue(TimeSpan time)
    {
        lock (_gate)
            return _waiting.TryPeek(out var oldest) && oldest.Time <= time;
    }

    /// <summary>Takes the newest one whose time has come, or null; older ones are given up. The caller recycles it.</summary>
    public Picture? TakeDue(TimeSpan time)
    {
        Picture? due = null;
        lock (_gate)
        {
            while (_waiting.TryPeek(out var next) && next.Time <= time)
            {
                due?.Recycle();
                due = _waiting.Dequeue();
            }
        }

        return due;
    }
}
