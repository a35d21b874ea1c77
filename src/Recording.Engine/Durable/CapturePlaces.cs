namespace Recording.Engine.Durable;

/// <summary>
/// How many captures a worker takes. Fewer than the activities that it may run at a time: with all of them taken by captures, no event could be taken
/// and nothing could be stopped.
/// </summary>
/// <param name="most">The most at a time.</param>
public sealed class CapturePlaces(int most)
{
    private int _taken;
    private volatile bool _isClosed;

    /// <summary>How many there are.</summary>
    public int Most => most;

    /// <summary>How many are taken.</summary>
    public int Taken => Volatile.Read(ref _taken);

    /// <summary>Takes one if one is free; to be given back by <see cref="Leave"/>.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _taken) <= most && !_isClosed)
            return true;
        Interlocked.Decrement(ref _taken);
        return false;
    }

    /// <summary>Gives out no more: the worker is going away.</summary>
    public void Close() => _isClosed = true;

    public void Leave() => Interlocked.Decrement(ref _taken);
}
