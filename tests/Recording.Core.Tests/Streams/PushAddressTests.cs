using System.Net;
using Recording.Core.Streams;

namespace Recording.Core.Tests.Streams;

public sealed class PushAddressTests
{
    [Theory]
    [InlineData("rtmp://host/live/key?a=b/c", null, "rtmp://host/", "rtmp_app=live\nrtmp_playpath=key?a=b/c\n")]
    [InlineData("rtmps://u:p@host:443/a/b/key", null, "rtmps://u:p@host:443/", "rtmp_app=a/b\nrtmp_playpath=key\n")]
    [InlineData("rtmp://host/live/key", "10.0.0.1", "rtmp://10.0.0.1:1935/", "rtmp_app=live\nrtmp_playpath=key\nrtmp_tcurl=rtmp://host:1935/live\n")]
    [InlineData("rtmp://u:p@host:99/live/key", "::1", "rtmp://u:p@[::1]:99/", "rtmp_app=live\nrtmp_playpath=key\nrtmp_tcurl=rtmp://host:99/live\n")]
    [InlineData("rtmps://host/live/key", "10.0.0.1", "rtmps://host/", "rtmp_app=live\nrtmp_playpath=key\n")]
    public void Address_IsSplit_IntoServerAndSecret(string url, string? pinned, string server, string preset)
    {
        Assert.True(RtmpUrl.TryParse(url, out var parsed, out _));
        var address = new PushAddress(parsed, pinned is null ? null : IPAddress.Parse(pinned));
        Assert.True(address.IsUsable);
        Assert.Equal((server, preset), (address.Server, address.Preset));
    }

    [Theory]
    [InlineData("live", "k", 1000)]
    [InlineData("live", "\u00fc", 500)]
    public void StreamThatFfmpegCannotRead_IsNotUsable(string app, string letter, int count)
    {
        Assert.True(RtmpUrl.TryParse($"rtmp://host/{app}/" + string.Concat(Enumerable.Repeat(letter, count)), out var url, out _));
        Assert.False(new PushAddress(url, null).IsUsable);
    }

    [Fact]
    public void Redact_TakesOutTheKey_InWhateverFormItAppears()
    {
        Assert.True(RtmpUrl.TryParse("rtmp://host/live/key?token=abc", out var url, out _));
        var address = new PushAddress(url, null);
        Assert.DoesNotContain("key", address.Redact("rtmp://host/live/key?token=abc, key?token=abc, key"), StringComparison.Ordinal);
        Assert.DoesNotContain("abc", address.Redact("token=abc"), StringComparison.Ordinal);
    }
}
