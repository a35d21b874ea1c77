using Recording.Core.Streams;

namespace Recording.Core.Tests.Streams;

/// <summary>A domain that is configured and the domain of a stream's address meet in one form.</summary>
public sealed class StreamDomainTests
{
    [Theory]
    [InlineData("live.example.com", "live.example.com")]
    [InlineData("Live.EXAMPLE.com", "live.example.com")]
    [InlineData("直播.example.com", "xn--z6ut02b.example.com")]
    [InlineData("XN--Z6UT02B.example.com", "xn--z6ut02b.example.com")]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("localhost", "localhost")]
    [InlineData("::1", "::1")]
    [InlineData("[2001:DB8:0::1]", "2001:db8::1")]
    public void TryParse_AnyWriting_IsTheDomainOfAStreamThere(string text, string expected)
    {
        Assert.True(StreamDomain.TryParse(text, out var domain));
        Assert.Equal(expected, domain);

        var host = text.Contains(':', StringComparison.Ordinal) ? $"[{text.Trim('[', ']')}]" : text;
        Assert.True(RtmpUrl.TryParse($"rtmp://{host}:1935/live/one", out var url, out _));
        Assert.Equal(domain, url.Domain);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("*")]
    [InlineData("a b")]
    [InlineData("example.com:1935")]
    [InlineData("example.com/live")]
    [InlineData("rtmp://example.com")]
    [InlineData("user@example.com")]
    [InlineData("example.com?a")]
    [InlineData("example.com#a")]
    [InlineData("ex%61mple.com")]
    [InlineData("example..com")]
    [InlineData("[]")]
    public void TryParse_NoHost_IsRefused(string text) => Assert.False(StreamDomain.TryParse(text, out _));

    [Fact]
    public void TryParse_LongerThanADnsName_IsRefused()
    {
        var text = string.Join('.', Enumerable.Repeat(new string('a', 49), 5));

        Assert.True(StreamDomain.TryParse(text + ".com", out _));
        Assert.False(StreamDomain.TryParse(text + ".long", out _));
    }
}
