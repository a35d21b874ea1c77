using System.Runtime.CompilerServices;
using Recording.Engine.Tasks;
using Recording.Storage.Tables;

namespace Recording.Engine.Callbacks;

/// <summary>Callbacks that wait, in their task's partition, in order.</summary>
public sealed class OutboxStore(ITableStore tables)
{
    /// <summary>The oldest callback that waits in a lane, or null.</summary>
    public async Task<OutboxRow?> PeekAsync(string taskId, OutboxLane lane, CancellationToken cancellationToken)
    {
        var query = TableQuery.Prefix(taskId, Prefix(lane)) with { Take = 1 };
        await foreach (var row in tables.QueryAllAsync(TaskStore.Table, query, cancellationToken))
            return Read(row);
        return null;
    }

    /// <summary>What waits in a lane behind a row (all of it behind none, which is empty), in order.</summary>
    public async IAsyncEnumerable<OutboxRow> ReadAsync(
        string taskId, OutboxLane lane, string afterRowKey, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var all = TableQuery.Prefix(taskId, Prefix(lane));
        var query = string.CompareOrdinal(afterRowKey, all.FromRowKey) > 0 ? all with { FromRowKey = afterRowKey } : all;
        await foreach (var row in tables.QueryAllAsync(TaskStore.Table, query with { Take = 100 }, cancellationToken))
        {
            if (row.RowKey != afterRowKey)
                yield return Read(row);
        }
    }

    /// <summary>Adds replays, behind those that wait already. All or none of up to 100.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="entries">In the order of sending.</param>
    /// <param name="at">UTC of asking.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task AddReplaysAsync(string taskId, IReadOnlyList<OutboxEntry> entries, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return tables.ExecuteAsync(
            TaskStore.Table, taskId, [.. entries.Select(entry => Write(TaskRowKeys.Replay(at, entry.Sequence), entry))], cancellationToken);
    }

    /// <summary>Keeps a callback for another attempt.</summary>
    public Task PostponeAsync(string taskId, OutboxRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        return tables.ExecuteAsync(TaskStore.Table, taskId, [Write(row.RowKey, row.Entry)], cancellationToken);
    }

    /// <summary>Takes a callback off, delivered or given up.</summary>
    public Task RemoveAsync(string taskId, OutboxRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        return tables.ExecuteAsync(TaskStore.Table, taskId, [new TableOperation.Delete(row.RowKey)], cancellationToken);
    }

    private static TableOperation.Upsert Write(string rowKey, OutboxEntry entry) =>
        new(rowKey, JsonColumns.Write(entry, EngineJson.Default.OutboxEntry));

    private static OutboxRow Read(TableRow row) => new(row.RowKey, JsonColumns.Read(row, EngineJson.Default.OutboxEntry));

    private static string Prefix(OutboxLane lane) => lane == OutboxLane.Task ? TaskRowKeys.OutboxPrefix : TaskRowKeys.ReplayPrefix;
}
