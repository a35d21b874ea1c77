using System.Security.Cryptography;
using System.Text;
using Recording.Storage.Objects;

namespace Recording.Storage.Tests.Objects;

/// <summary>
/// What every <see cref="IObjectStore"/> does. A leaf class per backend says how to reach it; each test has a container of
/// its own, so a backend may be shared and need not be emptied.
/// </summary>
public abstract partial class ObjectStoreContract : IAsyncLifetime
{
    private const string Type = ContentTypes.TransportStream;

    protected abstract IObjectStore Store { get; }

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Container { get; } = $"t-{Guid.NewGuid():n}";

    public virtual async ValueTask InitializeAsync() => await Store.EnsureContainerAsync(Container, Cancellation);

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task EnsureContainerAsync_New_MakesIt()
    {
        var container = $"t-{Guid.NewGuid():n}";
        Assert.False(await Store.ContainerExistsAsync(container, Cancellation));

        await Store.EnsureContainerAsync(container, Cancellation);

        Assert.True(await Store.ContainerExistsAsync(container, Cancellation));
    }

    [Fact]
    public async Task EnsureContainerAsync_Twice_KeepsWhatIsInIt()
    {
        await PutAsync("a.ts", "one");

        await Store.EnsureContainerAsync(Container, Cancellation);

        Assert.Equal("one", await ReadAsync("a.ts"));
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("Upper")]
    [InlineData("-a-")]
    [InlineData("a--b")]
    [InlineData("../up")]
    public async Task EnsureContainerAsync_IllegalName_Throws(string container) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Store.EnsureContainerAsync(container, Cancellation));

    [Theory]
    [InlineData("..")]
    [InlineData("Upper")]
    [InlineData("")]
    public async Task ContainerExistsAsync_IllegalName_IsFalse(string container) =>
        Assert.False(await Store.ContainerExistsAsync(container, Cancellation));

    [Fact]
    public async Task DeleteAsync_Existing_RemovesItAndAnswersTrue()
    {
        await PutAsync("x/a.ts", "one");

        Assert.True(await Store.DeleteAsync(Key("x/a.ts"), Cancellation));

        Assert.Null(await Store.GetPropertiesAsync(Key("x/a.ts"), Cancellation));
        Assert.Null(await Store.OpenReadAsync(Key("x/a.ts"), 0, null, Cancellation));
        Assert.Empty(await ListAsync(""));
    }

    [Fact]
    public async Task DeleteAsync_Missing_AnswersFalse()
    {
        Assert.False(await Store.DeleteAsync(Key("nothing.ts"), Cancellation));
        Assert.False(await Store.DeleteAsync(MissingContainer("nothing.ts"), Cancellation));
    }

    [Fact]
    public async Task DeleteAsync_Neighbours_StayAndTheNameCanBeUsedAgain()
    {
        await PutAsync("x/y/a.ts", "one");
        await PutAsync("x/b.ts", "two");

        await Store.DeleteAsync(Key("x/y/a.ts"), Cancellation);
        Assert.Equal(["x/b.ts"], await ListAsync(""));

        await PutAsync("x/y/a.ts", "three");
        Assert.Equal("three", await ReadAsync("x/y/a.ts"));
    }

    [Fact]
    public async Task TryGetLocalPath_WhereAnswered_HoldsTheBytes()
    {
        await PutAsync("x/a b:c.ts", "one");

        var path = Store.TryGetLocalPath(Key("x/a b:c.ts"));

        Assert.True(path is null || await File.ReadAllTextAsync(path, Cancellation) == "one");
    }

    [Fact]
    public void TryGetLocalPath_Missing_IsNull() => Assert.Null(Store.TryGetLocalPath(Key("nothing.ts")));

    protected ObjectKey Key(string name) => ObjectKey.Create(Container, name);

    protected async Task<string> PutAsync(string name, string text)
    {
        var result = await PutAsync(Key(name), text, PutOptions.Replace(Type));
        Assert.Equal(PutOutcome.Stored, result.Outcome);
        return result.ETag;
    }

    protected Task<PutResult> PutAsync(ObjectKey key, string text, PutOptions options) =>
        Store.PutAsync(key, new MemoryStream(Encoding.UTF8.GetBytes(text)), options, Cancellation);

    protected async Task<string?> ReadAsync(string name, long offset = 0, long? length = null)
    {
        await using var content = await Store.OpenReadAsync(Key(name), offset, length, Cancellation);
        return content is null ? null : await new StreamReader(content.Stream).ReadToEndAsync(Cancellation);
    }

    protected async Task<List<string>> ListAsync(string prefix) =>
        await Store.ListAsync(Container, prefix, Cancellation).Select(listed => listed.Name).ToListAsync(Cancellation);

    private static ObjectKey MissingContainer(string name) => ObjectKey.Create($"t-{Guid.NewGuid():n}", name);

    private static string Md5(byte[] bytes) => Convert.ToHexStringLower(MD5.HashData(bytes));
}
