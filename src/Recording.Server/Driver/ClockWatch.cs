namespace Recording.Server.Driver;

/// <summary>Notices that the wall clock was set, by the clock that nobody can set. Not thread-safe.</summary>
internal sealed class ClockWatch(TimeProvider time)
{
    /// <summary>Less is a clock that is being led to the right time, which does no harm.</summary>
    private static readonly TimeSpan SmallestStep = TimeSpan.FromSeconds(2);

    private DateTimeOffset _wall = time.GetUtcNow();
    private long _steady = time.GetTimestamp();

    /// <summary>How far the clock was set since the last call; null when it only went on.</summary>
    public TimeSpan? Step()
    {
        var (wall, steady) = (time.GetUtcNow(), time.GetTimestamp());
        var step = wall - _wall - time.GetElapsedTime(_steady, steady);
        (_wall, _steady) = (wall, steady);
        return step.Duration() >= SmallestStep ? step : null;
    }
}
