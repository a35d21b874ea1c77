using Recording.Storage.Tables;

namespace Recording.Engine.Tasks;

/// <summary>
/// The tasks that still need something: not terminal, or with callbacks not delivered. A task is listed before it is stored, and taken
/// off after its last callback, so that a start finds every one of them. A replay puts an ended task on it again.
/// </summary>
public sealed class OpenTaskIndex(ITableStore tables)
{
    private const string Table = "opentasks";
    private const string Partition = "open";
    private static readonly Dictionary<string, object> NoProperties = [];

    public Task AddAsync(string taskId, CancellationToken cancellationToken) =>
        tables.ExecuteAsync(Table, Partition, [new TableOperation.Upsert(taskId, NoProperties)], cancellationToken);

    /// <summary>Which listing of a task is there now; null for none.</summary>
    public async Task<string?> ReadListingAsync(string taskId, CancellationToken cancellationToken) =>
        (await tables.GetAsync(Table, Partition, taskId, cancellationToken))?.ETag;

    /// <summary>Takes a task off, unless it was added again after the listing was read; answers whether it is off.</summary>
    public async Task<bool> RemoveAsync(string taskId, string listing, CancellationToken cancellationToken)
    {
        var result = await tables.ExecuteAsync(Table, Partition, [new TableOperation.Delete(taskId, listing)], cancellationToken);
        return result.Outcome is TransactionOutcome.Committed or TransactionOutcome.NotFound;
    }

    /// <summary>Up to so many ids in order, from one on.</summary>
    public async Task<IReadOnlyList<string>> ReadFromAsync(string firstTaskId, int count, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        await foreach (var row in tables.QueryAllAsync(Table, new TableQuery(Partition, firstTaskId) { Take = Math.Min(count, 1000) }, cancellationToken))
        {
            ids.Add(row.RowKey);
            if (ids.Count == count)
                break;
        }

        return ids;
    }

    public async Task<IReadOnlyList<string>> ReadAsync(CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        await foreach (var row in tables.QueryAllAsync(Table, new TableQuery(Partition), cancellationToken))
            ids.Add(row.RowKey);
        return ids;
    }
}
