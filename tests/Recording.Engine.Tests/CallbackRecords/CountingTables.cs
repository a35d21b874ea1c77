using Recording.Storage.Tables;

namespace Recording.Engine.Tests.CallbackRecords;

/// <summary>Tables that count what is read of them, and remember what was removed.</summary>
internal sealed class CountingTables(ITableStore inner) : ITableStore
{
    private int _rows;
    private int _calls;

    /// <summary>Rows that were answered.</summary>
    public int Rows => _rows;

    /// <summary>Reads that were asked for.</summary>
    public int Calls => _calls;

    /// <summary>Tables, in the order of their removal.</summary>
    public List<string> Removed { get; } = [];

    public void Reset() => (_rows, _calls) = (0, 0);

    public async Task<TableRow?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken)
    {
        var row = await inner.GetAsync(table, partitionKey, rowKey, cancellationToken);
        Count(row is null ? 0 : 1);
        return row;
    }

    public Task<TransactionResult> ExecuteAsync(
        string table, string partitionKey, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken) =>
        inner.ExecuteAsync(table, partitionKey, operations, cancellationToken);

    public async Task<TablePage> QueryAsync(string table, TableQuery query, CancellationToken cancellationToken)
    {
        var page = await inner.QueryAsync(table, query, cancellationToken);
        Count(page.Rows.Count);
        return page;
    }

    public Task DeleteTableAsync(string table, CancellationToken cancellationToken)
    {
        Removed.Add(table);
        return inner.DeleteTableAsync(table, cancellationToken);
    }

    private void Count(int rows)
    {
        Interlocked.Add(ref _rows, rows);
        Interlocked.Increment(ref _calls);
    }
}
