using Recording.Core.Streams;

namespace Recording.Core.Tests.Streams;

public sealed class SourceHostsTests
{
    [Theory]
    [InlineData("live.example.com", true)]
    [InlineData("LIVE.example.com", true)]
    [InlineData("live.example.com.", true)]
    [InlineData("a.pull.example.com", true)]
    [InlineData("a.b.pull.example.com", true)]
    [InlineData("pull.example.com", false)]
    [InlineData("evilpull.example.com", false)]
    [InlineData("pull.example.com.evil.net", false)]
    [InlineData("10.0.0.7", true)]
    [InlineData("10.0.0.70", false)]
    [InlineData("::1", true)]
    [InlineData("[::1]", true)]
    [InlineData("localhost", false)]
    [InlineData("", false)]
    public void Allow_ListedHosts_AndNoOther(string host, bool allowed) =>
        Assert.Equal(allowed, SourceHosts.Allow(["live.example.com", "*.pull.example.com", "10.0.0.7", "::1"], host));

    [Fact]
    public void Allow_NoList_MeansAny() => Assert.True(SourceHosts.Allow([], "anywhere"));

    [Theory]
    [InlineData("example.com", true)]
    [InlineData("*.example.com", true)]
    [InlineData("10.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("*", false)]
    [InlineData("*.", false)]
    [InlineData("rtmp://example.com", false)]
    [InlineData("example.com/live", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void IsPattern_HostsAndWhatIsBelowOne(string? text, bool isPattern) => Assert.Equal(isPattern, SourceHosts.IsPattern(text));
}
