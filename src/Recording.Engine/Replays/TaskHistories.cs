using Microsoft.Extensions.Options;
using Recording.Engine.CallbackRecords;
using Recording.Engine.Callbacks;
using Recording.Engine.Settings;
using Recording.Engine.Tasks;

namespace Recording.Engine.Replays;

/// <summary>Reads the histories of tasks, each once.</summary>
internal sealed class TaskHistories(
    TaskStore tasks, CallbackRecordStore records, OutboxStore outbox, IOptionsMonitor<CallbackOptions> options, TimeProvider time)
{
    private readonly Dictionary<string, TaskHistory?> _read = new(StringComparer.Ordinal);

    /// <summary>A task's history, or null when there is no such task.</summary>
    public async Task<TaskHistory?> OfAsync(string taskId, CancellationToken cancellationToken)
    {
        if (!_read.TryGetValue(taskId, out var history))
            _read[taskId] = history = await ReadAsync(taskId, cancellationToken);
        return history;
    }

    private async Task<TaskHistory?> ReadAsync(string taskId, CancellationToken cancellationToken)
    {
        if (await tasks.LoadAsync(taskId, cancellationToken) is not { } task)
            return null;

        var now = time.GetUtcNow();
        var oldest = now - options.CurrentValue.KeepRecords;
        var from = task.Spec.CreatedAt > oldest ? task.Spec.CreatedAt : oldest;
        var attempts = new SortedDictionary<long, List<CallbackRecord>>();
        var (kind, owner) = task.Spec.CallbackOwner;
        await foreach (var record in records.ReadTaskAsync(kind, owner, taskId, from, now, cancellationToken))
        {
            if (!attempts.TryGetValue(record.Sequence, out var list))
                attempts[record.Sequence] = list = [];
            list.Add(record);
        }

        var waiting = new HashSet<long>();
        foreach (var lane in Enum.GetValues<OutboxLane>())
        {
            await foreach (var row in outbox.ReadAsync(taskId, lane, "", cancellationToken))
                waiting.Add(row.Entry.Sequence);
        }

        return new TaskHistory(task, attempts, waiting);
    }
}
