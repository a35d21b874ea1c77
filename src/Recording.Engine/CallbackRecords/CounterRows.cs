using Recording.Core.CallbackRecords;
using Recording.Storage.Tables;

namespace Recording.Engine.CallbackRecords;

/// <summary>
/// The counters that an instance writes in one partition. What it wrote last is remembered, so that counting on needs no read; whether that
/// still holds is told by the ETag when it is written.
/// </summary>
internal sealed class CounterRows(ITableStore tables, string table, string partition)
{
    private const string Column = "Counts";

    // A second takes 12 bytes here: some 600 KB at most.
    private const int MostSlots = 50_000;

    private readonly Dictionary<string, CounterRow> _known = new(StringComparer.Ordinal);
    private int _slots;

    public static CountSeries Read(TableRow row) => CountSeries.Unpack((byte[])row.Properties[Column]);

    /// <summary>The rows as they are after counting; written only when the caller writes them.</summary>
    public async Task<IReadOnlyList<CounterRow>> CountAsync(IReadOnlyDictionary<string, List<SlotCounts>> counts, CancellationToken cancellationToken)
    {
        var rows = await Task.WhenAll(counts.Keys.Select(rowKey => FindAsync(rowKey, cancellationToken)));
        return [.. rows.Select(row => row with { Counts = row.Counts.Plus(CountSeries.Of(counts[row.RowKey])) })];
    }

    public static TableOperation Write(CounterRow row)
    {
        var properties = new Dictionary<string, object> { [Column] = row.Counts.Pack() };
        return row.ETag is null ? new TableOperation.Insert(row.RowKey, properties) : new TableOperation.Replace(row.RowKey, properties, row.ETag);
    }

    /// <summary>Remembers a row that was written.</summary>
    public void Remember(CounterRow row, string etag)
    {
        _slots += row.Counts.Slots.Count - (_known.TryGetValue(row.RowKey, out var former) ? former.Counts.Slots.Count : 0);
        _known[row.RowKey] = row with { ETag = etag };
        if (_slots > MostSlots)
            Forget();
    }

    /// <summary>Reads anew from now on: somebody else counts here too, or it is not known what was written.</summary>
    public void Forget()
    {
        _known.Clear();
        _slots = 0;
    }

    private async Task<CounterRow> FindAsync(string rowKey, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(rowKey, out var known))
            return known;
        var row = await tables.GetAsync(table, partition, rowKey, cancellationToken);
        return row is null ? new CounterRow(rowKey, CountSeries.Empty, null) : new CounterRow(rowKey, Read(row), row.ETag);
    }
}
