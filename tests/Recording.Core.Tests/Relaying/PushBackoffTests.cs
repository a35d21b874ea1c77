using Recording.Core.Relaying;

namespace Recording.Core.Tests.Relaying;

public sealed class PushBackoffTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(5, 16)]
    [InlineData(6, 30)]
    [InlineData(int.MaxValue, 30)]
    public void Delay_Doubles_UpTo30Seconds_GiveOrTakeAFifth(int failures, double seconds)
    {
        Assert.Equal(seconds * 0.8, PushBackoff.Delay(failures, 0).TotalSeconds, 0.001);
        Assert.Equal(seconds * 1.2, PushBackoff.Delay(failures, 1).TotalSeconds, 0.001);
    }

    [Theory]
    [InlineData(5, 3, 6)]
    [InlineData(5, 30, 1)]
    [InlineData(int.MaxValue, 0, 1001)]
    public void Count_BeginsAnew_AfterATargetThatTookTheStreamForAWhile(int before, double live, int failures) =>
        Assert.Equal(failures, PushBackoff.Count(before, TimeSpan.FromSeconds(live)));
}
