using Recording.Core.Callbacks;

namespace Recording.Core.Tests.Callbacks;

public sealed class LiveDeliveryScheduleTests
{
    private static readonly DateTimeOffset Written = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DeliveryOutcome Failure = new(500, "The receiver answered 500.", "", TimeSpan.Zero, null);

    [Fact]
    public void Next_FirstFiveRetries_AreTheVendors()
    {
        for (var attempts = 1; attempts <= 5; attempts++)
            Assert.Equal(Written.AddSeconds(1), LiveDeliverySchedule.Next(attempts, Failure, Written, Written, 0.5));
    }

    [Fact]
    public void Next_ThenBackoff_GrowsToALimitAndEndsAfterADay()
    {
        var now = Written;
        var attempts = 0;
        var last = TimeSpan.Zero;
        while (LiveDeliverySchedule.Next(++attempts, Failure, Written, now, 1) is { } next)
        {
            Assert.True(next - now >= last || next - now == TimeSpan.FromMinutes(15));
            (last, now) = (next - now, next);
        }

        Assert.InRange((now - Written).TotalHours, 23, 24);
        Assert.InRange(attempts, 90, 120);
    }

    [Fact]
    public void Next_GoneReceiver_IsGivenUp() => Assert.Null(LiveDeliverySchedule.Next(1, Failure with { Status = 410 }, Written, Written, 0));

    [Fact]
    public void Next_RetryAfter_IsHonouredWithinTheLimit()
    {
        Assert.Equal(Written.AddSeconds(30), LiveDeliverySchedule.Next(1, Failure with { RetryAfter = TimeSpan.FromSeconds(30) }, Written, Written, 0));
        Assert.Equal(Written.AddMinutes(15), LiveDeliverySchedule.Next(1, Failure with { RetryAfter = TimeSpan.FromDays(1) }, Written, Written, 0));
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2a00:1450::1", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.100.100.200", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    public void IsPublic_Address_IsTold(string address, bool expected) =>
        Assert.Equal(expected, PublicAddress.IsPublic(System.Net.IPAddress.Parse(address)));
}
