using Recording.Core.CallbackRecords;
using Recording.Engine.Tasks;
using Recording.Storage.Tables;

namespace Recording.Engine.CallbackRecords;

/// <summary>Reads records in the order of their lists.</summary>
internal sealed class RecordLists(ITableStore tables)
{
    // Rows with bodies, which may be large, and rows that are keys.
    private const int RecordsAPage = 100;
    private const int KeysAPage = 1000;
    private const int PointReadsAtOnce = 16;

    /// <summary>Records of one day and list, newest first.</summary>
    /// <param name="day">The day.</param>
    /// <param name="partition">The owner's.</param>
    /// <param name="scope">The list.</param>
    /// <param name="succeeded">Their status; null for both, whose lists are merged.</param>
    /// <param name="span">From its last second back to its first; of both no more than lies in the day is read.</param>
    /// <param name="skip">Records to leave out.</param>
    /// <param name="take">Most records to answer.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<CallbackRecord>> ReadAsync(
        long day, string partition, string scope, bool? succeeded, SecondSpan span, long skip, int take, CancellationToken cancellationToken)
    {
        // Bodies that are only passed over are not worth reading.
        var keysOnly = scope != RecordScope.Owner || skip > take;
        var pageSize = (int)Math.Min(skip + take, keysOnly ? KeysAPage : RecordsAPage);
        var table = CallbackRecordTables.Of(day);
        var lists = (succeeded is { } one ? [one] : (bool[])[true, false])
            .Select(status => ListCursor.Of(tables, table, partition, scope, status, span.InDay(day), pageSize, keysOnly))
            .ToList();
        await Task.WhenAll(lists.Select(list => list.MoveAsync(cancellationToken).AsTask()));

        var found = new List<(RecordKey Key, TableRow Row)>();
        while (found.Count < take && Newest(lists) is { } list)
        {
            if (skip-- <= 0)
                found.Add((list.Key, list.Row!));
            await list.MoveAsync(cancellationToken);
        }

        return keysOnly
            ? await ReadAsync(table, partition, [.. found.Select(row => row.Key)], cancellationToken)
            : [.. found.Select(row => Read(row.Row))];
    }

    /// <summary>Records by their keys, in that order, without those that have gone meanwhile.</summary>
    public async Task<IReadOnlyList<CallbackRecord>> ReadAsync(
        string table, string partition, IReadOnlyList<RecordKey> keys, CancellationToken cancellationToken)
    {
        var records = new List<CallbackRecord>(keys.Count);
        foreach (var some in keys.Chunk(PointReadsAtOnce))
        {
            var rows = await Task.WhenAll(some.Select(key =>
                tables.GetAsync(table, partition, RecordRowKeys.Listed(RecordScope.Owner, key), cancellationToken)));
            records.AddRange(rows.OfType<TableRow>().Select(Read));
        }

        return records;
    }

    private static CallbackRecord Read(TableRow row) => JsonColumns.Read(row, EngineJson.Default.CallbackRecord);

    private static ListCursor? Newest(List<ListCursor> lists) =>
        lists.Where(list => list.Row is not null).MinBy(list => list.Key.Order, StringComparer.Ordinal);
}
