using Recording.Storage.Objects;

namespace Recording.Storage.Tests.Objects;

public sealed class ContentTypesTests
{
    [Theory]
    [InlineData("a/b.m3u8", "application/vnd.apple.mpegurl")]
    [InlineData("b.ts", "video/mp2t")]
    [InlineData("b.mp4", "video/mp4")]
    [InlineData("b.flv", "video/x-flv")]
    [InlineData("b.mp3", "audio/mpeg")]
    [InlineData("b.json", "application/json")]
    [InlineData("b.png", "image/png")]
    [InlineData("b.jpg", "image/jpeg")]
    [InlineData("b.JPEG", "image/jpeg")]
    [InlineData("b.bin", "application/octet-stream")]
    [InlineData("a.ts/b", "application/octet-stream")]
    [InlineData("ts", "application/octet-stream")]
    [InlineData("b.", "application/octet-stream")]
    [InlineData("", "application/octet-stream")]
    public void FromName_Extension_DecidesTheType(string name, string expected) =>
        Assert.Equal(expected, ContentTypes.FromName(name));
}
