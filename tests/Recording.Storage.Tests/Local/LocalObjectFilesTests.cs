using System.Text;
using FsCheck.Fluent;
using Recording.Storage.Local;
using Recording.Storage.Objects;

namespace Recording.Storage.Tests.Local;

/// <summary>What the folder store promises beyond the contract.</summary>
public sealed class LocalObjectFilesTests : IDisposable
{
    private readonly TemporaryDataFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Incoming => Path.Combine(_folder.ObjectsPath, ".incoming");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task PutAsync_Name_IsAReadableFileOfTheContainersFolder()
    {
        var store = await OpenAsync();

        await PutAsync(store, "live/2026-01-02T03:04:05.ts");

        var path = Path.Combine(_folder.ObjectsPath, "media", "live", "2026-01-02T03:04:05.ts");
        Assert.Equal("bytes", await File.ReadAllTextAsync(path, Cancellation));
        Assert.Equal(path, store.TryGetLocalPath(ObjectKey.Create("media", "live/2026-01-02T03:04:05.ts")));
        Assert.Empty(Directory.GetFileSystemEntries(Incoming));
    }

    [Fact]
    public async Task Constructor_LeftOverIncomingFiles_AreSwept()
    {
        await OpenAsync();
        await File.WriteAllTextAsync(Path.Combine(Incoming, "half"), "ha", Cancellation);

        await OpenAsync();

        Assert.Empty(Directory.GetFileSystemEntries(Incoming));
    }

    [Fact]
    public async Task Restart_Objects_KeepBytesETagAndTime()
    {
        var key = ObjectKey.Create("media", "a/b.ts");
        var first = await OpenAsync();
        await PutAsync(first, key.Name);
        var before = await first.GetPropertiesAsync(key, Cancellation);

        var second = await OpenAsync();

        Assert.Equal(before, await second.GetPropertiesAsync(key, Cancellation));
    }

    [Fact]
    public async Task PutAsync_ClockSetBack_StillGivesNewETagsAndLaterTimes()
    {
        var clock = new SettableClock();
        var store = new LocalObjectStore(_folder.ObjectsPath, clock);
        await store.EnsureContainerAsync("media", Cancellation);
        await PutAsync(store, "a.ts");
        var key = ObjectKey.Create("media", "a.ts");
        var before = await store.GetPropertiesAsync(key, Cancellation);

        clock.Now = clock.Now.AddHours(-1);
        var restarted = new LocalObjectStore(_folder.ObjectsPath, clock);
        await PutAsync(restarted, "a.ts");
        var after = await restarted.GetPropertiesAsync(key, Cancellation);

        Assert.NotEqual(before!.ETag, after!.ETag);
        Assert.True(after.LastModified > before.LastModified);
    }

    [Fact]
    public async Task PutAsync_WithinOneTick_GivesEachPutItsOwnETag()
    {
        var store = new LocalObjectStore(_folder.ObjectsPath, new SettableClock());
        await store.EnsureContainerAsync("media", Cancellation);

        var etags = new HashSet<string>();
        for (var i = 0; i < 100; i++)
            Assert.True(etags.Add(await PutAsync(store, "a.ts")));
    }

    [Fact]
    public async Task ListAsync_Strangers_AreLeftOut()
    {
        var store = await OpenAsync();
        await PutAsync(store, "a.ts");
        var media = Path.Combine(_folder.ObjectsPath, "media");
        Directory.CreateDirectory(Path.Combine(media, "folder.with.dots"));
        await File.WriteAllTextAsync(Path.Combine(media, "file without dot"), "", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(media, ".hidden.ts"), "", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(media, "%61.ts"), "", Cancellation);
        Directory.CreateDirectory(Path.Combine(media, "bad%zz"));

        Assert.Equal(["a.ts"], await ListAsync(store, ""));
    }

    [Fact]
    public async Task ListAsync_SurrogatesAndPrivateUse_AreInOrdinalOrder()
    {
        var store = await OpenAsync();
        string[] names = ["\uD83C\uDFA5.ts", "\uE000.ts", "\uD7FF.ts", "\uFFFD/x.ts", "\uD83C\uDFA5/x.ts"];
        foreach (var name in names)
            await PutAsync(store, name);

        Assert.Equal(names.Order(StringComparer.Ordinal), await ListAsync(store, ""));
    }

    [Fact]
    public async Task ListAsync_AnyNamesAndPrefix_MatchesFilteringAndSorting()
    {
        var store = await OpenAsync();
        var scenarios =
            from names in ObjectNames.Any.ArrayOf(12)
            from source in Gen.Elements(names)
            from length in Gen.Choose(0, source.Length)
            select (Names: names, Prefix: source[..length]);
        PropertyCheck.HoldsAsync(scenarios, async scenario =>
        {
            var distinct = scenario.Names.Distinct().ToList();
            foreach (var name in distinct)
                await PutAsync(store, name);

            Assert.Equal(
                distinct.Where(n => n.StartsWith(scenario.Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal),
                await ListAsync(store, scenario.Prefix));

            foreach (var name in distinct)
                Assert.True(await store.DeleteAsync(ObjectKey.Create("media", name), Cancellation));
            Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(_folder.ObjectsPath, "media")));
        }, runs: 40);
    }

    [Fact]
    public async Task PutAndDelete_SameFolderAtOnce_NeverLoseAnObject()
    {
        var store = await OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                var key = ObjectKey.Create("media", $"shared/deep/{worker}.ts");
                await PutAsync(store, key.Name);
                Assert.NotNull(await store.GetPropertiesAsync(key, Cancellation));
                Assert.True(await store.DeleteAsync(key, Cancellation));
            }
        }, Cancellation)));

        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(_folder.ObjectsPath, "media")));
    }

    private static async Task<string> PutAsync(LocalObjectStore store, string name)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("bytes"));
        var result = await store.PutAsync(
            ObjectKey.Create("media", name), content, PutOptions.Replace(ContentTypes.TransportStream), Cancellation);
        Assert.Equal(PutOutcome.Stored, result.Outcome);
        return result.ETag;
    }

    private static async Task<List<string>> ListAsync(LocalObjectStore store, string prefix) =>
        await store.ListAsync("media", prefix, Cancellation).Select(o => o.Name).ToListAsync(Cancellation);

    private async Task<LocalObjectStore> OpenAsync()
    {
        var store = _folder.OpenObjects();
        await store.EnsureContainerAsync("media", Cancellation);
        return store;
    }

    private sealed class SettableClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
