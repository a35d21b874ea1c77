using Recording.Engine.Tasks;
using Recording.Storage.Tables;

namespace Recording.Engine.Callbacks;

/// <summary>Callbacks that wait, in their task's partition, in order.</summary>
public sealed class OutboxStore(ITableStore tables)
{
    /// <summary>The oldest callback that waits in a lane, or null.</summary>
    public async Task<OutboxRow?> PeekAsync(string taskId, OutboxLane lane, CancellationToken cancellationToken)
    {
        await foreach (var row in ReadAsync(taskId, lane, take: 1, cancellationToken))
            return row;
        return null;
    }

    /// <summary>All that waits in a lane, in order.</summary>
    public IAsyncEnumerable<OutboxRow> ReadAsync(string taskId, OutboxLane lane, CancellationToken cancellationToken) =>
        ReadAsync(taskId, lane, take: 100, cancellationToken);

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

    private async IAsyncEnumerable<OutboxRow> ReadAsync(
        string taskId, OutboxLane lane, int take, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = TableQuery.Prefix(taskId, lane == OutboxLane.Task ? TaskRowKeys.OutboxPrefix : TaskRowKeys.ReplayPrefix) with { Take = take };
        await foreach (var row in tables.QueryAllAsync(TaskStore.Table, query, cancellationToken))
            yield return new OutboxRow(row.RowKey, JsonColumns.Read(row, EngineJson.Default.OutboxEntry));
    }
}
