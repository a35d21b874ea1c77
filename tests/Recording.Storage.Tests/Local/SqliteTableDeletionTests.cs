using Recording.Storage.Local;
using Recording.Storage.Tables;

namespace Recording.Storage.Tests.Local;

/// <summary>That removing a large table leaves room for others.</summary>
public sealed class SqliteTableDeletionTests : IDisposable
{
    private const int Steps = 80;
    private static readonly Dictionary<string, object> None = [];
    private readonly TemporaryDataFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task DeleteTable_Large_OtherWritersComeBetween()
    {
        await using var store = _folder.OpenTables();
        await FillAsync(store, "large");

        var deleting = store.DeleteTableAsync("large", Cancellation);
        var writing = store.ExecuteAsync("other", "p", [new TableOperation.Insert("row", None)], Cancellation);
        var first = await Task.WhenAny(deleting, writing);
        await deleting;

        // Asked for later, and answered dozens of steps earlier.
        Assert.Same(writing, first);
        Assert.Empty((await store.QueryAsync("large", new TableQuery("p"), Cancellation)).Rows);
        Assert.NotNull(await store.GetAsync("other", "p", "row", Cancellation));
    }

    [Fact]
    public async Task DeleteTable_CancelledOrDisposedHalfWay_IsFinishedTheNextTime()
    {
        using var cancel = new CancellationTokenSource();
        await using (var store = _folder.OpenTables())
        {
            await FillAsync(store, "large");
            var first = store.DeleteTableAsync("large", cancel.Token);
            await cancel.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

            var second = store.DeleteTableAsync("large", Cancellation);
            await store.DisposeAsync();
            await Assert.ThrowsAsync<ObjectDisposedException>(() => second);
        }

        await using var reopened = _folder.OpenTables();
        Assert.NotEmpty((await reopened.QueryAsync("large", new TableQuery("p"), Cancellation)).Rows);
        await reopened.DeleteTableAsync("large", Cancellation);
        Assert.Empty((await reopened.QueryAsync("large", new TableQuery("p"), Cancellation)).Rows);
    }

    private static async Task FillAsync(SqliteTableStore store, string table) => await Task.WhenAll(
        Enumerable.Range(0, Steps * SqliteTableDeletion.RowsAStep).Chunk(TableLimits.TransactionOperations).Select(some =>
            store.ExecuteAsync(table, "p", [.. some.Select(i => new TableOperation.Insert($"{i:D9}", None))], Cancellation)));
}
