using System.Runtime.CompilerServices;
using Recording.Core.CallbackRecords;
using Recording.Storage.Tables;

namespace Recording.Engine.CallbackRecords;

/// <summary>Reads the records of a task: by number of the callback, those of one callback by time.</summary>
internal sealed class TaskRecords(ITableStore tables, RecordLists lists)
{
    private const int RecordsAtOnce = 16;

    /// <param name="partition">The owner's.</param>
    /// <param name="prefix">Beginning of the row keys that stand for the records.</param>
    /// <param name="span">The seconds that count.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async IAsyncEnumerable<CallbackRecord> ReadAsync(
        string partition, string prefix, SecondSpan span, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A callback may be tried on more than one day, so the days' keys are put in order before anything is read.
        var found = new List<(string RowKey, string Table)>();
        for (var day = span.FirstDay; day <= span.LastDay; day++)
        {
            var table = CallbackRecordTables.Of(day);
            var query = TableQuery.Prefix(partition, prefix) with { Select = [] };
            await foreach (var row in tables.QueryAllAsync(table, query, cancellationToken))
                found.Add((row.RowKey, table));
        }

        found.Sort((one, other) => string.CompareOrdinal(one.RowKey, other.RowKey));
        foreach (var some in found.Chunk(RecordsAtOnce))
        {
            foreach (var record in await ReadAsync(partition, some, cancellationToken))
            {
                if (SecondSpan.SecondOf(record.SentAt) is var second && second >= span.First && second <= span.Last)
                    yield return record;
            }
        }
    }

    private async Task<IReadOnlyList<CallbackRecord>> ReadAsync(
        string partition, (string RowKey, string Table)[] some, CancellationToken cancellationToken)
    {
        var records = await Task.WhenAll(some.Select(row =>
            lists.ReadAsync(row.Table, partition, [RecordRowKeys.KeyOfTask(row.RowKey)], cancellationToken)));
        return [.. records.SelectMany(one => one)];
    }
}
