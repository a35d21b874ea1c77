using Recording.Engine.Tasks;
using Recording.Storage.Tables;

namespace Recording.Engine.Durable;

/// <summary>Keeps the last turn of each task, in its partition.</summary>
internal sealed class TurnStore(ITableStore tables)
{
    /// <summary>The last turn; null when there is no such task.</summary>
    public async Task<TurnRow?> ReadAsync(string taskId, CancellationToken cancellationToken) =>
        await tables.GetAsync(TaskStore.Table, taskId, TaskRowKeys.Turn, cancellationToken) is { } row
            ? JsonColumns.Read(row, EngineJson.Default.TurnRow)
            : null;

    /// <summary>Writes a turn that changed nothing else.</summary>
    public Task WriteAsync(string taskId, TurnRow turn, CancellationToken cancellationToken) =>
        tables.ExecuteAsync(TaskStore.Table, taskId, [Write(turn)], cancellationToken);

    /// <summary>The same as a step of a transaction.</summary>
    public static TableOperation Write(TurnRow turn) =>
        new TableOperation.Upsert(TaskRowKeys.Turn, JsonColumns.Write(turn, EngineJson.Default.TurnRow));
}
