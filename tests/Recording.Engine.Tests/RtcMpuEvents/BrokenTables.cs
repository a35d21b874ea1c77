using Recording.Storage.Tables;

namespace Recording.Engine.Tests.RtcMpuEvents;

/// <summary>Tables with a bug.</summary>
internal sealed class BrokenTables : ITableStore
{
    public Task<TableRow?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken) => throw Bug();

    public Task<TransactionResult> ExecuteAsync(
        string table, string partitionKey, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken) => throw Bug();

    public Task<TablePage> QueryAsync(string table, TableQuery query, CancellationToken cancellationToken) => throw Bug();

    public Task DeleteTableAsync(string table, CancellationToken cancellationToken) => throw Bug();

    private static InvalidOperationException Bug() => new("hunter2 is out of order.");
}
