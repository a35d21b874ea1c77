using Recording.Core.Callbacks;

namespace Recording.Core.Tests.Callbacks;

public sealed class DeliveryScheduleTests
{
    private static readonly DateTimeOffset Written = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DeliveryOutcome Failure = new(500, "The receiver answered 500.", "", TimeSpan.Zero, null);
    private static readonly TimeSpan Day = DeliverySchedule.DefaultPatience;

    [Theory]
    [InlineData(CallbackKind.LiveRecord, 5)]
    [InlineData(CallbackKind.RtcRecord, 1)]
    [InlineData(CallbackKind.Relay, 1)]
    public void Next_FirstRetries_AreTheVendors(CallbackKind kind, int quick)
    {
        var schedule = DeliverySchedule.For(kind);
        for (var attempts = 1; attempts <= quick; attempts++)
            Assert.Equal(Written.AddSeconds(1), schedule.Next(attempts, Failure, Written, Written, Day, 0.5));
        Assert.Equal(Written.AddSeconds(10), schedule.Next(quick + 1, Failure, Written, Written, Day, 1));
    }

    [Fact]
    public void Next_ThenBackoff_GrowsToALimitAndEndsAfterADay()
    {
        var now = Written;
        var attempts = 0;
        var last = TimeSpan.Zero;
        while (DeliverySchedule.For(CallbackKind.LiveRecord).Next(++attempts, Failure, Written, now, Day, 1) is { } next)
        {
            Assert.True(next - now >= last || next - now == TimeSpan.FromMinutes(15));
            (last, now) = (next - now, next);
        }

        Assert.InRange((now - Written).TotalHours, 23, 24);
        Assert.InRange(attempts, 90, 120);
    }

    [Fact]
    public void Next_PatienceOver_IsGivenUp()
    {
        var schedule = DeliverySchedule.For(CallbackKind.LiveRecord);
        Assert.NotNull(schedule.Next(1, Failure, Written, Written.AddSeconds(59), TimeSpan.FromMinutes(1), 0));
        Assert.Null(schedule.Next(1, Failure, Written, Written.AddSeconds(59.5), TimeSpan.FromMinutes(1), 0));
    }

    [Fact]
    public void Next_GoneReceiver_IsGivenUp() =>
        Assert.Null(DeliverySchedule.For(CallbackKind.LiveRecord).Next(1, Failure with { Status = 410 }, Written, Written, Day, 0));

    [Fact]
    public void Next_RetryAfter_IsHonouredWithinTheLimit()
    {
        var schedule = DeliverySchedule.For(CallbackKind.LiveRecord);
        Assert.Equal(
            Written.AddSeconds(30), schedule.Next(1, Failure with { RetryAfter = TimeSpan.FromSeconds(30) }, Written, Written, Day, 0));
        Assert.Equal(
            Written.AddMinutes(15), schedule.Next(1, Failure with { RetryAfter = TimeSpan.FromDays(1) }, Written, Written, Day, 0));
    }
}
