using Recording.Storage.Objects;

namespace Recording.Storage.Tests.Objects;

public abstract partial class ObjectStoreContract
{
    // The characters around '/' are those that an order by folders would get wrong.
    private static readonly string[] Names =
    [
        "A/z.ts", "a", "a!/x.ts", "a-b.ts", "a-b/c.ts", "a.b/c", "a.ts", "a/b", "a/b/c.ts", "a/b0.ts", "a0.ts", "ab/c/d/e.ts", "b.ts", "é.ts",
    ];

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a/")]
    [InlineData("a/b")]
    [InlineData("a/b/")]
    [InlineData("a-")]
    [InlineData("a.")]
    [InlineData("ab/c/d")]
    [InlineData("é")]
    [InlineData("A/z.ts")]
    [InlineData("nothing")]
    [InlineData("a/nothing/at/all")]
    [InlineData("/")]
    [InlineData("a//b")]
    [InlineData("a/../b")]
    [InlineData("..")]
    public async Task ListAsync_Prefix_GivesThoseNamesInOrdinalOrder(string prefix)
    {
        foreach (var name in Names.Reverse())
            await PutAsync(name, name);

        var listed = await ListAsync(prefix);

        Assert.Equal(
            Names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal), listed);
    }

    [Fact]
    public async Task ListAsync_Object_HasItsLengthAndTime()
    {
        await PutAsync("x/a.ts", "seven b");

        var listed = await Store.ListAsync(Container, "", Cancellation).SingleAsync(Cancellation);

        var properties = await Store.GetPropertiesAsync(Key("x/a.ts"), Cancellation);
        Assert.Equal("x/a.ts", listed.Name);
        Assert.Equal(7, listed.Length);

        // A cloud's listing rounds to the second.
        Assert.InRange((properties!.LastModified - listed.LastModified).Duration(), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.Zero, listed.LastModified.Offset);
    }

    [Fact]
    public async Task ListAsync_Many_GivesEachOnce()
    {
        var names = Enumerable.Range(0, 400).Select(i => $"task{i % 3}/{i:d4}.ts").ToList();
        await Parallel.ForEachAsync(names, Cancellation, async (name, _) => await PutAsync(name, "x"));

        Assert.Equal(names.Order(StringComparer.Ordinal), await ListAsync(""));
    }

    [Fact]
    public async Task ListAsync_NoContainer_IsEmpty()
    {
        Assert.Empty(await Store.ListAsync($"t-{Guid.NewGuid():n}", "", Cancellation).ToListAsync(Cancellation));
        Assert.Empty(await Store.ListAsync("../Illegal", "", Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task ListAsync_OtherContainers_AreNotSeen()
    {
        var other = $"t-{Guid.NewGuid():n}";
        await Store.EnsureContainerAsync(other, Cancellation);
        await PutAsync(ObjectKey.Create(other, "a.ts"), "x", PutOptions.Replace(Type));

        Assert.Empty(await ListAsync(""));
        Assert.Null(await ReadAsync("a.ts"));
    }
}
