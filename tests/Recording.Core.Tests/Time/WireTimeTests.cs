using Recording.Core.Time;

namespace Recording.Core.Tests.Time;

public sealed class WireTimeTests
{
    [Theory]
    [InlineData("2026-03-09T23:59:59Z", "2026-03-09T23:59:59Z")]
    [InlineData("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:60Z", "9999-12-31T23:59:59Z")]
    public void Time_IsRead_ALeapSecondAsTheOneAfterIt(string text, string read)
    {
        Assert.True(WireTime.TryParse(text, out var time));
        Assert.Equal(read, WireTime.Format(time));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("T23:59:60Z")]
    [InlineData("2026-03-09T12:00:60Z")]
    [InlineData("2026-03-09T23:59:61Z")]
    [InlineData("2026-02-29T23:59:60Z")]
    [InlineData("2026-03-09T23:59:59+08:00")]
    public void OtherText_IsRefused(string? text) => Assert.False(WireTime.TryParse(text, out _));
}
