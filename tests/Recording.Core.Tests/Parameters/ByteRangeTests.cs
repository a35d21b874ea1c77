using Recording.Core.Parameters;

namespace Recording.Core.Tests.Parameters;

public sealed class ByteRangeTests
{
    [Theory]
    [InlineData("bytes=0-", 0, 100)]
    [InlineData("bytes=10-19", 10, 10)]
    [InlineData("bytes=90-200", 90, 10)]
    [InlineData("bytes=-10", 90, 10)]
    [InlineData("bytes=-500", 0, 100)]
    public void TryParse_GoodRange_IsCutToTheObject(string header, long offset, long length)
    {
        Assert.True(ByteRange.TryParse(header, 100, out var range));
        Assert.Equal(new ByteRange(offset, length), range);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("items=0-1")]
    [InlineData("bytes=0-1,5-6")]
    [InlineData("bytes=a-b")]
    [InlineData("bytes=-")]
    [InlineData("bytes=9-3")]
    public void TryParse_NoUsableRange_IsIgnored(string? header)
    {
        Assert.True(ByteRange.TryParse(header, 100, out var range));
        Assert.Null(range);
    }

    [Theory]
    [InlineData("bytes=100-")]
    [InlineData("bytes=-0")]
    public void TryParse_RangeOutside_CannotBeSatisfied(string header) => Assert.False(ByteRange.TryParse(header, 100, out _));
}
