using Recording.Core.Streams;

namespace Recording.Core.Tests.Streams;

public sealed class StreamUrlTemplateTests
{
    [Fact]
    public void Render_FillsInEveryVariable_PercentEncoded()
    {
        Assert.True(StreamUrlTemplate.TryParse("rtmp://gw:1936/{AppId}/{ChannelId}_{UserId}_{SourceType}?k=1", out var template, out _));

        Assert.True(template.TryRender("app-1", "room 1", "ü/{x}", "S", out var url, out _));
        Assert.Equal("rtmp://gw:1936/app-1/room%201_%C3%BC%2F%7Bx%7D_S?k=1", url.Text);
        Assert.Equal("rtmp://gw:1936/app-1/room%201_%C3%BC%2F%7Bx%7D_S?***", url.Redacted);
    }

    /// <summary>A value is never taken for a variable of its own.</summary>
    [Fact]
    public void Render_ValuesThatLookLikeVariables_StayValues()
    {
        Assert.True(StreamUrlTemplate.TryParse("rtmp://gw/a/{ChannelId}_{UserId}_{SourceType}", out var template, out _));

        Assert.True(template.TryRender("app", "{UserId}", "{SourceType}", "C", out var url, out _));
        Assert.Equal("rtmp://gw/a/%7BUserId%7D_%7BSourceType%7D_C", url.Text);
    }

    [Theory]
    [InlineData(null, "{ChannelId}")]
    [InlineData("", "{ChannelId}")]
    [InlineData("rtmp://gw/live/{UserId}_{SourceType}", "{ChannelId}")]
    [InlineData("rtmp://gw/live/{ChannelId}_{SourceType}", "{UserId}")]
    [InlineData("rtmp://gw/live/{ChannelId}_{UserId}", "{SourceType}")]
    [InlineData("rtmp://gw/live/{ChannelId}_{UserId}_{SourceType}_{Room}", "only variables")]
    [InlineData("rtmp://gw/live/{ChannelId}_{UserId}_{SourceType", "{SourceType}")]
    [InlineData("http://gw/live/{ChannelId}_{UserId}_{SourceType}", "rtmp://")]
    [InlineData("rtmp://gw/{ChannelId}_{UserId}_{SourceType}", "application and a stream")]
    public void TryParse_WhatIsNoTemplate_SaysWhatToChange(string? text, string reason)
    {
        Assert.False(StreamUrlTemplate.TryParse(text, out _, out var said));
        Assert.Contains(reason, said, StringComparison.Ordinal);
    }
}
