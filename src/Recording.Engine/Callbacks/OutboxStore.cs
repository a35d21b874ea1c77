using Recording.Engine.Tasks;
using Recording.Storage.Tables;

namespace Recording.Engine.Callbacks;

/// <summary>Callbacks that wait, in their task's partition, in order.</summary>
public sealed class OutboxStore(ITableStore tables)
{
    /// <summary>The oldest callback that waits, or null.</summary>
    public async Task<OutboxEntry?> PeekAsync(string taskId, CancellationToken cancellationToken)
    {
        var query = TableQuery.Prefix(taskId, TaskRowKeys.OutboxPrefix) with { Take = 1 };
        await foreach (var row in tables.QueryAllAsync(TaskStore.Table, query, cancellationToken))
            return JsonColumns.Read(row, EngineJson.Default.OutboxEntry);
        return null;
    }

    /// <summary>Keeps a callback for another attempt.</summary>
    public Task PostponeAsync(string taskId, OutboxEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return tables.ExecuteAsync(
            TaskStore.Table,
            taskId,
            [new TableOperation.Upsert(TaskRowKeys.Outbox(entry.Sequence), JsonColumns.Write(entry, EngineJson.Default.OutboxEntry))],
            cancellationToken);
    }

    /// <summary>Takes a callback off, delivered or given up.</summary>
    public Task RemoveAsync(string taskId, long sequence, CancellationToken cancellationToken) =>
        tables.ExecuteAsync(
            TaskStore.Table, taskId, [new TableOperation.Delete(TaskRowKeys.Outbox(sequence))], cancellationToken);
}
