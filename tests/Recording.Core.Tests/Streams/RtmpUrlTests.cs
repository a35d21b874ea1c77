using Recording.Core.Streams;

namespace Recording.Core.Tests.Streams;

public sealed class RtmpUrlTests
{
    [Theory]
    [InlineData("rtmp://example.com/live/stream1", "example.com", "live", "stream1", "rtmp://example.com/live/stream1")]
    [InlineData("rtmp://example.com:1936/a/b/c?key=s3cret", "example.com", "a/b", "c", "rtmp://example.com:1936/a/b/c?***")]
    [InlineData("rtmp://Example.COM/Live/Stream1", "example.com", "Live", "Stream1", "rtmp://example.com/Live/Stream1")]
    [InlineData("rtmps://user:pa55@h/live/x", "h", "live", "x", "rtmps://h/live/x")]
    [InlineData("rtmp://[::1]:1935/live/x", "[::1]", "live", "x", "rtmp://[::1]:1935/live/x")]
    [InlineData("rtmp://h/live/%E4%BD%A0", "h", "live", "你", "rtmp://h/live/%E4%BD%A0")]
    public void TryParse_Address_GivesItsPartsAndNoSecret(string text, string domain, string app, string stream, string redacted)
    {
        Assert.True(RtmpUrl.TryParse(text, out var url, out _));
        Assert.Equal((domain.Trim('[', ']'), app, stream), (url.Domain.Trim('[', ']'), url.App, url.Stream));
        Assert.Equal(redacted, url.Redacted);
        Assert.Equal(text, url.Text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("http://example.com/live/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("rtmp://example.com/live")]
    [InlineData("rtmp:///live/x")]
    [InlineData("rtmp://\u0c45\u202e/live/x")]
    [InlineData("rtmp://example.com/live/x -f lavfi")]
    [InlineData("rtmp://example.com/live/x\nfile")]
    [InlineData("concat:rtmp://example.com/live/x")]
    public void TryParse_OtherText_IsRefusedWithAReason(string? text)
    {
        Assert.False(RtmpUrl.TryParse(text, out _, out var reason));
        Assert.NotEmpty(reason);
    }

    [Fact]
    public void TryParse_TooLong_IsRefused() =>
        Assert.False(RtmpUrl.TryParse("rtmp://h/a/" + new string('x', 2048), out _, out _));

    [Fact]
    public void Redact_TextOfFfmpeg_LosesEverySecret()
    {
        Assert.True(RtmpUrl.TryParse("rtmp://bob:hunter2@h/live/x?token=abc123&callback_a=1", out var url, out _));
        var text = url.Redact("[error] rtmp://bob:hunter2@h/live/x?token=abc123&callback_a=1: refused (bob:hunter2, token=abc123&callback_a=1)");

        Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
        Assert.DoesNotContain("abc123", text, StringComparison.Ordinal);
        Assert.Contains("rtmp://h/live/x?***: refused", text, StringComparison.Ordinal);
    }

    [Fact]
    public void CallbackArguments_TakesTheFirstOfEachAndNoOthers()
    {
        Assert.True(RtmpUrl.TryParse("rtmp://h/live/x?token=t&callback_a=1&callback_a=2&callback_b=%26", out var url, out _));

        Assert.Equal([KeyValuePair.Create("callback_a", "1"), KeyValuePair.Create("callback_b", "&")], url.CallbackArguments());
    }
}
