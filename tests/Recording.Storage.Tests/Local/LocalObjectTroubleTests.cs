using Recording.Storage.Local;
using Recording.Storage.Objects;

namespace Recording.Storage.Tests.Local;

/// <summary>What the folder store says when its folder is in trouble.</summary>
public sealed class LocalObjectTroubleTests : IDisposable
{
    private readonly TemporaryDataFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Incoming => Path.Combine(_folder.ObjectsPath, ".incoming");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task PutAsync_FolderUnusable_IsUnavailableAndNamesNoPath()
    {
        var store = await OpenAsync();
        Directory.Delete(Incoming);
        await File.WriteAllTextAsync(Incoming, "in the way", Cancellation);

        var exception = await Assert.ThrowsAsync<StorageUnavailableException>(() => PutAsync(store, "a.ts"));

        Assert.DoesNotContain(_folder.Path, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("a.ts", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnyMember_StoreGone_IsUnavailableAndNotMissing()
    {
        var store = await OpenAsync();
        await PutAsync(store, "a.ts");
        Directory.Delete(_folder.ObjectsPath, recursive: true);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => PutAsync(store, "b.ts"));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => store.ContainerExistsAsync("media", Cancellation));
    }

    private static Task<PutResult> PutAsync(LocalObjectStore store, string name) => store.PutAsync(
        ObjectKey.Create("media", name), new MemoryStream([1]), PutOptions.Replace(ContentTypes.TransportStream), Cancellation);

    private async Task<LocalObjectStore> OpenAsync()
    {
        var store = _folder.OpenObjects();
        await store.EnsureContainerAsync("media", Cancellation);
        return store;
    }
}
