using Recording.Storage.Tables;

namespace Recording.Engine.Tasks;

/// <summary>
/// The tasks that still need something: not terminal, or with callbacks not delivered. A task is listed before it is stored, and taken
/// off after its last callback, so that a start finds every one of them.
/// </summary>
public sealed class OpenTaskIndex(ITableStore tables)
{
    private const string Table = "opentasks";
    private const string Partition = "open";
    private static readonly Dictionary<string, object> NoProperties = [];

    public Task AddAsync(string taskId, CancellationToken cancellationToken) =>
        tables.ExecuteAsync(Table, Partition, [new TableOperation.Upsert(taskId, NoProperties)], cancellationToken);

    public Task RemoveAsync(string taskId, CancellationToken cancellationToken) =>
        tables.ExecuteAsync(Table, Partition, [new TableOperation.Delete(taskId)], cancellationToken);

    public async Task<IReadOnlyList<string>> ReadAsync(CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        await foreach (var row in tables.QueryAllAsync(Table, new TableQuery(Partition), cancellationToken))
            ids.Add(row.RowKey);
        return ids;
    }
}
