namespace Recording.Engine.Tests.Kit;

/// <summary>A clock that moves when a test says so, or by itself over waits that are short enough.</summary>
internal sealed class ManualTime : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<TimeSpan> _waits = [];
    private DateTimeOffset _now = Start;

    /// <summary>Single waits up to this long are over at once, and the clock has moved by them.</summary>
    public TimeSpan RunsAhead { get; set; }

    /// <summary>Every single wait that was asked for, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_lock)
                return [.. _waits];
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock, and calls what becomes due on the way.</summary>
    public void Advance(TimeSpan by)
    {
        var end = GetUtcNow() + by;
        while (TakeDue(end) is { } timer)
            timer.Fire();
        lock (_lock)
            _now = end > _now ? end : _now;
    }

    internal bool Schedule(ManualTimer timer, TimeSpan due, TimeSpan period)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            timer.Period = period;
            if (due == Timeout.InfiniteTimeSpan)
                return false;
            if (period == Timeout.InfiniteTimeSpan)
                _waits.Add(due);
            if (period == Timeout.InfiniteTimeSpan && due <= RunsAhead)
            {
                _now += due;
                return true;
            }

            timer.DueAt = _now + due;
            _timers.Add(timer);
            return false;
        }
    }

    internal void Remove(ManualTimer timer)
    {
        lock (_lock)
            _timers.Remove(timer);
    }

    private ManualTimer? TakeDue(DateTimeOffset end)
    {
        lock (_lock)
        {
            if (_timers.Where(timer => timer.DueAt <= end).MinBy(timer => timer.DueAt) is not { } next)
                return null;
            _now = next.DueAt > _now ? next.DueAt : _now;
            if (next.Period == Timeout.InfiniteTimeSpan)
                _timers.Remove(next);
            else
                next.DueAt += next.Period;
            return next;
        }
    }
}
