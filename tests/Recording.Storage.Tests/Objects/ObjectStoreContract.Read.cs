using Recording.Storage.Objects;

namespace Recording.Storage.Tests.Objects;

public abstract partial class ObjectStoreContract
{
    [Fact]
    public async Task GetPropertiesAsync_Existing_AnswersWhatWasStored()
    {
        var before = DateTimeOffset.UtcNow.AddMinutes(-1);
        var etag = await PutAsync("x/a.ts", "seven b");

        var properties = await Store.GetPropertiesAsync(Key("x/a.ts"), Cancellation);

        Assert.NotNull(properties);
        Assert.Equal((7L, etag, Type), (properties.Length, properties.ETag, properties.ContentType));
        Assert.Equal(TimeSpan.Zero, properties.LastModified.Offset);
        Assert.InRange(properties.LastModified, before, before.AddMinutes(10));
    }

    [Fact]
    public async Task GetPropertiesAsync_Missing_IsNull()
    {
        await PutAsync("folder/a.ts", "x");

        Assert.Null(await Store.GetPropertiesAsync(Key("nothing.ts"), Cancellation));
        Assert.Null(await Store.GetPropertiesAsync(Key("folder"), Cancellation));
        Assert.Null(await Store.GetPropertiesAsync(Key("folder/a.ts/below"), Cancellation));
        Assert.Null(await Store.GetPropertiesAsync(MissingContainer("a.ts"), Cancellation));
    }

    [Fact]
    public async Task OpenReadAsync_Missing_IsNull()
    {
        Assert.Null(await Store.OpenReadAsync(Key("nothing.ts"), 0, null, Cancellation));
        Assert.Null(await Store.OpenReadAsync(Key("no/thing.ts"), 5, 5, Cancellation));
        Assert.Null(await Store.OpenReadAsync(MissingContainer("a.ts"), 0, null, Cancellation));
    }

    [Theory]
    [InlineData(0, null, "0123456789")]
    [InlineData(0, 4L, "0123")]
    [InlineData(3, 4L, "3456")]
    [InlineData(3, null, "3456789")]
    [InlineData(9, 1L, "9")]
    [InlineData(3, 0L, "")]
    [InlineData(8, 100L, "89")]
    [InlineData(10, null, "")]
    [InlineData(11, 5L, "")]
    [InlineData(3, long.MaxValue, "3456789")]
    [InlineData(long.MaxValue, null, "")]
    public async Task OpenReadAsync_Range_GivesThoseBytesAndTheWholesProperties(long offset, long? length, string expected)
    {
        var etag = await PutAsync("a.ts", "0123456789");

        await using var content = await Store.OpenReadAsync(Key("a.ts"), offset, length, Cancellation);

        Assert.NotNull(content);
        Assert.Equal(expected, await new StreamReader(content.Stream).ReadToEndAsync(Cancellation));
        Assert.Equal((10L, etag, Type), (content.Properties.Length, content.Properties.ETag, content.Properties.ContentType));
    }

    [Fact]
    public async Task OpenReadAsync_EmptyObject_IsEmpty()
    {
        await PutAsync("a.ts", "");

        Assert.Equal("", await ReadAsync("a.ts"));
    }

    [Fact]
    public async Task OpenReadAsync_NegativeRange_Throws()
    {
        await PutAsync("a.ts", "0123456789");

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.OpenReadAsync(Key("a.ts"), -1, null, Cancellation));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.OpenReadAsync(Key("a.ts"), 0, -1, Cancellation));
    }

    [Fact]
    public async Task OpenReadAsync_ReplacedWhileRead_NeverMixesTwoVersions()
    {
        string[] versions = [new('a', 300_000), new('b', 200_000)];
        await PutAsync("a.ts", versions[0]);

        var writing = Task.Run(
            async () =>
            {
                for (var i = 1; i < 40; i++)
                    await PutAsync("a.ts", versions[i % 2]);
            },
            Cancellation);
        do
        {
            await using var content = await Store.OpenReadAsync(Key("a.ts"), 0, null, Cancellation);
            var text = await new StreamReader(content!.Stream).ReadToEndAsync(Cancellation);
            Assert.Contains(text, versions);
            Assert.Equal(text.Length, content.Properties.Length);
        }
        while (!writing.IsCompleted);

        await writing;
    }

    [Theory]
    [InlineData("a.m3u8", ContentTypes.Playlist)]
    [InlineData("a.mp4", ContentTypes.Mp4)]
    [InlineData("a.flv", ContentTypes.Flv)]
    [InlineData("a.mp3", ContentTypes.Mp3)]
    [InlineData("a.json", ContentTypes.Json)]
    [InlineData("a.png", ContentTypes.Png)]
    [InlineData("a.jpg", ContentTypes.Jpeg)]
    [InlineData("a", ContentTypes.Binary)]
    public async Task GetPropertiesAsync_TypeOfTheExtension_ComesBack(string name, string contentType)
    {
        await PutAsync(Key(name), "x", PutOptions.Replace(contentType));

        Assert.Equal(contentType, (await Store.GetPropertiesAsync(Key(name), Cancellation))?.ContentType);
    }
}
