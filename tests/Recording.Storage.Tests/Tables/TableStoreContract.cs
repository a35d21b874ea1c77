using Recording.Storage.Tables;

namespace Recording.Storage.Tests.Tables;

/// <summary>
/// What every <see cref="ITableStore"/> does. A leaf class per backend says how to reach it; each test has a table of its own,
/// so a backend may be shared and need not be emptied.
/// </summary>
public abstract partial class TableStoreContract : IAsyncLifetime
{
    private const string Partition = "partition";

    protected abstract ITableStore Store { get; }

    /// <summary>
    /// Whether the backend wrongly takes names of tables that differ in case alone for different ones. For emulators: no adapter may.
    /// </summary>
    protected virtual bool HasTablesApartByCase => false;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected string Table { get; } = $"T{Guid.NewGuid():n}";

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task GetAsync_NothingThere_IsNull()
    {
        Assert.Null(await GetAsync("row"));

        await InsertAsync("row", One(1));

        Assert.Null(await GetAsync("other"));
        Assert.Null(await Store.GetAsync(Table, "elsewhere", "row", Cancellation));
        Assert.Null(await Store.GetAsync($"{Table}x", Partition, "row", Cancellation));
    }

    [Fact]
    public async Task GetAsync_Row_HasItsKeysPropertiesAndTheETagOfItsWrite()
    {
        var etag = await InsertAsync("row", One(1));

        var row = await GetAsync("row");

        Assert.NotNull(row);
        Assert.Equal((Partition, "row", etag), (row.PartitionKey, row.RowKey, row.ETag));
        Assert.Equal(One(1), row.Properties);
    }

    [Fact]
    public async Task GetAsync_Partitions_AreApart()
    {
        await InsertAsync("row", One(1));
        await ExecuteAsync("other", new TableOperation.Insert("row", One(2)));

        Assert.Equal(1, (await GetAsync("row"))?.Properties["Value"]);
        Assert.Equal(2, (await Store.GetAsync(Table, "other", "row", Cancellation))?.Properties["Value"]);
        Assert.Single((await Store.QueryAsync(Table, new TableQuery(Partition), Cancellation)).Rows);
    }

    [Fact]
    public async Task GetAsync_PartitionsThatDifferInCaseOrLength_AreApart()
    {
        string[] partitions = ["", "a", "A", "a ", "aa", "ä", "a\u0308"];
        foreach (var partition in partitions)
            await ExecuteAsync(partition, new TableOperation.Insert("row", new Dictionary<string, object> { ["Of"] = partition }));

        foreach (var partition in partitions)
        {
            var row = Assert.Single((await Store.QueryAsync(Table, new TableQuery(partition), Cancellation)).Rows);
            Assert.Equal((partition, partition), (row.PartitionKey, row.Properties["Of"]));
        }
    }

    [Fact]
    public async Task GetAsync_Tables_AreApartButForCase()
    {
        var other = $"T{Guid.NewGuid():n}";
        await InsertAsync("row", One(1));

        Assert.Null(await Store.GetAsync(other, Partition, "row", Cancellation));
        if (HasTablesApartByCase)
            return;

        Assert.NotNull(await Store.GetAsync(Table.ToUpperInvariant(), Partition, "row", Cancellation));
        Assert.NotNull(await Store.GetAsync(Table.ToLowerInvariant(), Partition, "row", Cancellation));
        var again = await Store.ExecuteAsync(
            Table.ToLowerInvariant(), Partition, [new TableOperation.Insert("row", One(2))], Cancellation);
        Assert.Equal(TransactionOutcome.AlreadyExists, again.Outcome);
    }

    [Fact]
    public async Task ExecuteAsync_PropertiesChangedAfterTheCall_AreNotWhatWasAskedFor()
    {
        var bytes = new byte[] { 1, 2, 3 };
        var properties = new Dictionary<string, object> { ["Value"] = 1, ["Bytes"] = bytes };

        var writing = ExecuteAsync(Partition, new TableOperation.Insert("row", properties));
        properties["Value"] = 2;
        bytes[0] = 9;
        await writing;

        var row = await GetAsync("row");
        Assert.Equal(1, row?.Properties["Value"]);
        Assert.Equal(new byte[] { 1, 2, 3 }, row?.Properties["Bytes"]);
    }

    [Fact]
    public async Task AnyMember_Cancelled_Throws()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Store.ExecuteAsync(Table, Partition, [new TableOperation.Insert("row", One(1))], cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.GetAsync(Table, Partition, "row", cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Store.QueryAsync(Table, new TableQuery(Partition), cancelled));
        Assert.Null(await GetAsync("row"));
    }

    protected static Dictionary<string, object> One(int value) => new() { ["Value"] = value };

    protected Task<TransactionResult> ExecuteAsync(string partition, params IReadOnlyList<TableOperation> operations) =>
        Store.ExecuteAsync(Table, partition, operations, Cancellation);

    protected Task<TableRow?> GetAsync(string rowKey) => Store.GetAsync(Table, Partition, rowKey, Cancellation);

    /// <summary>Adds a row and answers its ETag.</summary>
    protected async Task<string> InsertAsync(string rowKey, IReadOnlyDictionary<string, object> properties)
    {
        var result = await ExecuteAsync(Partition, new TableOperation.Insert(rowKey, properties));
        Assert.True(result.Succeeded);
        return result.ETags[0];
    }

    /// <summary>Adds rows, as many at once as may be.</summary>
    protected async Task InsertAllAsync(IEnumerable<string> rowKeys)
    {
        foreach (var some in rowKeys.Chunk(TableLimits.TransactionOperations))
            Assert.True((await ExecuteAsync(Partition, [.. some.Select(k => new TableOperation.Insert(k, One(k.Length)))])).Succeeded);
    }

    private async Task<List<string>> KeysAsync(TableQuery query) =>
        await Store.QueryAllAsync(Table, query, Cancellation).Select(row => row.RowKey).ToListAsync(Cancellation);
}
