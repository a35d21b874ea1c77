using Recording.Core.Mixing;

namespace Recording.Core.Tests.Mixing;

public sealed class MixTimeTests
{
    [Theory]
    [InlineData(15, 48000)]
    [InlineData(29, 44100)]
    [InlineData(60, 8000)]
    [InlineData(1, 16000)]
    public void ADayOfTicks_NeitherDriftsNorLosesASample(int rate, int sampleRate)
    {
        var day = 24L * 3600 * rate;

        Assert.Equal(TimeSpan.FromDays(1), MixTime.Of(day, rate));
        Assert.Equal(24L * 3600 * sampleRate, MixTime.SamplesBefore(day, rate, sampleRate));
        Assert.Equal(day, MixTime.Passed(TimeSpan.FromDays(1), rate));
    }

    [Theory]
    [InlineData(-1, 0, 0)]
    [InlineData(0, 0, 0)]
    [InlineData(66, 0, 1)]
    [InlineData(67, 1, 1)]
    [InlineData(101, 1, 2)]
    [InlineData(1000, 15, 15)]
    public void Passed_CountsWholeTicks_WithinRounds(int milliseconds, long passed, long within)
    {
        Assert.Equal(passed, MixTime.Passed(TimeSpan.FromMilliseconds(milliseconds), 15));
        Assert.Equal(within, MixTime.Within(TimeSpan.FromMilliseconds(milliseconds), 15));
    }
}
