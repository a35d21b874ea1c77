using Recording.Storage.Tables;

namespace Recording.Storage.Local;

/// <summary>Tables in one SQLite file: one writer that commits in groups, several readers that never wait for it.</summary>
internal sealed class SqliteTableStore : ITableStore, IAsyncDisposable, IDisposable
{
    private const int Readers = 4;

    private readonly SqliteTransactionWriter _writer;
    private readonly SqliteReaderPool _readers;

    private SqliteTableStore(SqliteTransactionWriter writer, SqliteReaderPool readers) =>
        (_writer, _readers) = (writer, readers);

    /// <summary>Opens the database file, making it where it is missing.</summary>
    public static SqliteTableStore Open(string path)
    {
        try
        {
            var database = new SqliteDatabase(path);
            return new SqliteTableStore(
                new SqliteTransactionWriter(database.OpenWriter()), new SqliteReaderPool(database, Readers));
        }
        catch (Exception exception) when (LocalStorageErrors.IsStorage(exception))
        {
            throw LocalStorageErrors.Translate(exception);
        }
    }

    public Task<TableRow?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken)
    {
        TableLimitChecks.CheckAddress(table, partitionKey, rowKey);
        return _readers.ReadAsync(reader => reader.Get(Normalize(table), partitionKey, rowKey), cancellationToken);
    }

    public Task<TransactionResult> ExecuteAsync(
        string table, string partitionKey, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken)
    {
        TableLimitChecks.CheckTransaction(table, partitionKey, operations);

        // Copied and encoded now: what the caller changes afterwards is not what was asked for.
        IReadOnlyList<TableOperation> asked = [.. operations];
        IReadOnlyList<byte[]?> data = [.. asked.Select(Encode)];
        return _writer.ExecuteAsync(
            new PendingTransaction(Normalize(table), partitionKey, asked, data, cancellationToken));
    }

    public Task<TablePage> QueryAsync(string table, TableQuery query, CancellationToken cancellationToken)
    {
        TableLimitChecks.CheckQuery(table, query);
        return _readers.ReadAsync(reader => reader.Query(Normalize(table), query), cancellationToken);
    }

    public Task DeleteTableAsync(string table, CancellationToken cancellationToken)
    {
        TableLimitChecks.CheckTable(table);
        return _writer.ExecuteAsync(new PendingDeletion(Normalize(table), cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _readers.DisposeAsync();
    }

    // For containers that are disposed of synchronously. Nothing here waits for a synchronization context.
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    // Case does not tell two tables apart in Azure either.
    private static string Normalize(string table) => table.ToUpperInvariant();

    private static byte[]? Encode(TableOperation operation) => operation switch
    {
        TableOperation.Insert insert => TableRowCodec.Encode(insert.Properties),
        TableOperation.Upsert upsert => TableRowCodec.Encode(upsert.Properties),
        TableOperation.Replace replace => TableRowCodec.Encode(replace.Properties),
        _ => null,
    };
}
