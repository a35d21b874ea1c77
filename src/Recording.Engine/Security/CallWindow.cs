namespace Recording.Engine.Security;

/// <summary>The calls of a second, which begins with the first one after the last second's end.</summary>
internal sealed class CallWindow(int limit, TimeProvider time)
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(1);
    private readonly Lock _gate = new();
    private long _begin;
    private int _calls;

    /// <summary>Null when the call may go on, else how long to wait.</summary>
    public TimeSpan? Refuse()
    {
        lock (_gate)
        {
            var passed = time.GetElapsedTime(_begin);
            if (_calls == 0 || passed >= Length)
                (_begin, _calls, passed) = (time.GetTimestamp(), 0, TimeSpan.Zero);
            if (_calls == limit)
                return Length - passed;
            _calls++;
            return null;
        }
    }
}
