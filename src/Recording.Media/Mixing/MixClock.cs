namespace Recording.Media.Mixing;

/// <summary>The mix's clock: time since it was made, which no change of the wall clock moves.</summary>
internal sealed class MixClock(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    public TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>The wall clock's time of a moment of the mix.</summary>
    public DateTimeOffset WallClock(TimeSpan moment) => time.GetUtcNow() - (Now - moment);
}
