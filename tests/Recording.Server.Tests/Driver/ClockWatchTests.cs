using Recording.Server.Driver;

namespace Recording.Server.Tests.Driver;

public sealed class ClockWatchTests
{
    [Theory]
    [InlineData(3600)]
    [InlineData(-3600)]
    [InlineData(2)]
    public void Step_ClockSet_IsToldOnce(double seconds)
    {
        var time = new SettableTime();
        var watch = new ClockWatch(time);
        Assert.Null(watch.Step());

        time.Pass(TimeSpan.FromHours(2));
        Assert.Null(watch.Step());

        time.Pass(TimeSpan.FromSeconds(5));
        time.Set(TimeSpan.FromSeconds(seconds));
        Assert.Equal(TimeSpan.FromSeconds(seconds), watch.Step());
        Assert.Null(watch.Step());
    }

    /// <summary>A wall clock that can be set, and a steady one that cannot.</summary>
    private sealed class SettableTime : TimeProvider
    {
        private TimeSpan _passed;
        private TimeSpan _set;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Pass(TimeSpan time) => _passed += time;

        public void Set(TimeSpan by) => _set += by;

        public override long GetTimestamp() => _passed.Ticks;

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 3, 29, 0, 59, 0, TimeSpan.Zero) + _passed + _set;
    }
}
