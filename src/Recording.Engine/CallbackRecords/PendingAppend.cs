using Recording.Core.CallbackRecords;
using Recording.Engine.Tasks;
using Recording.Storage.Tables;

namespace Recording.Engine.CallbackRecords;

/// <summary>A record that waits to be written: its rows, and what is to be counted.</summary>
internal sealed class PendingAppend
{
    // As JSON in JSON a character may take six, of two bytes each: a row of 1 MiB has room for that and for all else.
    private const int LongestBody = 65_536;

    // Of a row that is little more than its keys, by the port's count.
    private const int KeyRowBytes = 600 + (2 * TableLimits.KeyBytes);

    private static readonly Dictionary<string, object> NoProperties = [];
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationToken _cancellationToken;

    public PendingAppend(CallbackRecord record, string shard, CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        var key = RecordKey.Of(record.Succeeded, record.SentAt, TableKey.Escape(record.DeliveryId), record.Attempt, record.Replay);
        var scopes = RecordScope.All(record.Kind, record.App, record.ListName);
        var kept = record.Body.Length <= LongestBody ? record : record with { Body = record.Body[..LongestBody] };
        var columns = JsonColumns.Write(kept, EngineJson.Default.CallbackRecord);
        Record = new TableOperation.Insert(RecordRowKeys.Listed(RecordScope.Owner, key), columns);
        References =
        [
            .. scopes.Skip(1).Select(scope => new TableOperation.Upsert(RecordRowKeys.Listed(scope, key), NoProperties)),
            new TableOperation.Upsert(RecordRowKeys.OfTask(record.TaskId, record.Sequence, record.SentAt, key), NoProperties),
        ];
        Counts = [.. scopes.SelectMany(scope => CountsOf(record, scope, shard))];
        Bytes = ((1 + References.Count) * KeyRowBytes) + columns.Values.Sum(text => 64 + (3L * ((string)text).Length));
    }

    /// <summary>The record's own row. It is written once: that it is there already says that all else is.</summary>
    public TableOperation Record { get; }

    /// <summary>Rows of the other lists and of the task, that lead to the record's.</summary>
    public IReadOnlyList<TableOperation> References { get; }

    /// <summary>What the record adds to which counters' rows.</summary>
    public IReadOnlyList<(string RowKey, SlotCounts Count)> Counts { get; }

    /// <summary>Most that the rows take of a transaction's bytes, without counters.</summary>
    public long Bytes { get; }

    public bool IsCancelled => _cancellationToken.IsCancellationRequested;

    public Task Completion => _completion.Task;

    public void Complete() => _completion.TrySetResult();

    public void Cancel() => _completion.TrySetCanceled(_cancellationToken);

    public void Fail(Exception exception) => _completion.TrySetException(exception);

    private static IEnumerable<(string RowKey, SlotCounts Count)> CountsOf(CallbackRecord record, string scope, string shard)
    {
        var (succeeded, failed) = record.Succeeded ? (1, 0) : (0, 1);
        var time = record.SentAt.UtcDateTime;
        yield return (RecordRowKeys.Hours(scope, shard), new SlotCounts(time.Hour, succeeded, failed));
        yield return (RecordRowKeys.Seconds(scope, time.Hour, shard), new SlotCounts((time.Minute * 60) + time.Second, succeeded, failed));
    }
}
