using Recording.Storage.Tables;

namespace Recording.Engine.Tests.Kit;

/// <summary>Tables with trouble.</summary>
internal sealed class FaultyTables(ITableStore inner, Faults faults) : ITableStore
{
    public Task<TableRow?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken) =>
        faults.ReadAsync(() => inner.GetAsync(table, partitionKey, rowKey, cancellationToken));

    public Task<TransactionResult> ExecuteAsync(
        string table, string partitionKey, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken) =>
        faults.WriteAsync(() => faults.AreTablesAway
            ? throw Faults.Trouble()
            : inner.ExecuteAsync(table, partitionKey, operations, cancellationToken));

    public Task<TablePage> QueryAsync(string table, TableQuery query, CancellationToken cancellationToken) =>
        faults.ReadAsync(() => inner.QueryAsync(table, query, cancellationToken));

    public Task DeleteTableAsync(string table, CancellationToken cancellationToken) =>
        faults.WriteAsync(async () =>
        {
            await inner.DeleteTableAsync(table, cancellationToken);
            return true;
        });
}
