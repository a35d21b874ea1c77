using Recording.Storage.Local;
using Recording.Storage.Tables;

namespace Recording.Storage.Tests.Local;

/// <summary>What the SQLite store promises beyond the contract.</summary>
public sealed class SqliteRestartTests : IDisposable
{
    private const string Table = "Table";
    private static readonly Dictionary<string, object> None = [];

    private readonly TemporaryDataFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Restart_Rows_KeepPropertiesAndETags()
    {
        var properties = new Dictionary<string, object> { ["Text"] = "🎥", ["Double"] = double.NaN, ["Bytes"] = new byte[] { 1, 2 } };
        string etag;
        await using (var first = _folder.OpenTables())
            etag = (await ExecuteAsync(first, new TableOperation.Insert("row", properties))).ETags[0];

        await using var second = _folder.OpenTables();

        var row = await second.GetAsync(Table, "p", "row", Cancellation);
        Assert.Equal(etag, row!.ETag);
        Assert.Equal(properties, row.Properties);
        Assert.True((await ExecuteAsync(second, new TableOperation.Replace("row", None, etag))).Succeeded);
    }

    [Fact]
    public async Task Restart_RowMadeAnew_NeverGetsAFormerETag()
    {
        var etags = new HashSet<string>();
        for (var restart = 0; restart < 10; restart++)
        {
            await using var store = _folder.OpenTables();
            Assert.True(etags.Add((await ExecuteAsync(store, new TableOperation.Insert("row", None))).ETags[0]));
            await ExecuteAsync(store, new TableOperation.Delete("row"));
        }
    }

    [Fact]
    public async Task ExecuteAsync_ManyShareACommit_FailuresTouchNoOther()
    {
        await using var store = _folder.OpenTables();
        var results = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => ExecuteAsync(
            store,
            new TableOperation.Insert($"row{i}", None),
            i % 3 == 0 ? new TableOperation.Delete("missing") : new TableOperation.Insert($"more{i}", None))));

        Assert.All(results.Index(), r => Assert.Equal(r.Index % 3 != 0, r.Item.Succeeded));
        var keys = await store.QueryAllAsync(Table, new TableQuery("p"), Cancellation).Select(r => r.RowKey).ToListAsync(Cancellation);
        Assert.Equal(
            Enumerable.Range(0, 500).Where(i => i % 3 != 0).SelectMany(i => new[] { $"row{i}", $"more{i}" }).Order(StringComparer.Ordinal),
            keys);
    }

    [Fact]
    public async Task DisposeAsync_TransactionsWaiting_WritesThemAndRefusesLaterOnes()
    {
        var store = _folder.OpenTables();
        var waiting = Enumerable.Range(0, 200).Select(i => ExecuteAsync(store, new TableOperation.Insert($"row{i}", None))).ToList();

        await store.DisposeAsync();

        Assert.All(await Task.WhenAll(waiting), result => Assert.True(result.Succeeded));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => ExecuteAsync(store, new TableOperation.Delete("row0")));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.GetAsync(Table, "p", "row0", Cancellation));
        await using var reopened = _folder.OpenTables();
        Assert.Equal(200, (await reopened.QueryAsync(Table, new TableQuery("p"), Cancellation)).Rows.Count);
    }

    [Fact]
    public async Task Open_FileIsNoDatabase_IsUnavailableAndNamesNoPath()
    {
        await File.WriteAllTextAsync(_folder.TablesPath, new string('x', 5000), Cancellation);

        var exception = Assert.Throws<StorageUnavailableException>(_folder.OpenTables);

        Assert.DoesNotContain(_folder.Path, exception.Message, StringComparison.Ordinal);
    }

    private static Task<TransactionResult> ExecuteAsync(SqliteTableStore store, params IReadOnlyList<TableOperation> operations) =>
        store.ExecuteAsync(Table, "p", operations, Cancellation);
}
