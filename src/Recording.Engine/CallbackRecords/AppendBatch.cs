using Recording.Core.CallbackRecords;
using Recording.Storage.Tables;

namespace Recording.Engine.CallbackRecords;

/// <summary>Records that are written in one transaction, with their counters, within the port's limits.</summary>
internal sealed class AppendBatch
{
    // Bytes may travel as Base64; the rest is keys and what a request spends on a row.
    private const long CounterRowBytes = (CountSeries.MostPackedBytes * 4 / 3) + 600 + (2 * TableLimits.KeyBytes);

    private readonly List<PendingAppend> _appends = [];
    private readonly HashSet<string> _records = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SlotCounts>> _counts = new(StringComparer.Ordinal);
    private int _rows;
    private long _bytes;

    public IReadOnlyList<PendingAppend> Appends => _appends;

    /// <summary>What is to be added, by the row key of the counters.</summary>
    public IReadOnlyDictionary<string, List<SlotCounts>> Counts => _counts;

    /// <summary>Takes one more record if the transaction has room; the first one is always taken, and none twice.</summary>
    public bool TryAdd(PendingAppend append)
    {
        var newCounters = append.Counts.Count(count => !_counts.ContainsKey(count.RowKey));
        var rows = _rows + 1 + append.References.Count + newCounters;
        var bytes = _bytes + append.Bytes + (newCounters * CounterRowBytes);
        if (_appends.Count > 0 && (rows > TableLimits.TransactionOperations || bytes > TableLimits.TransactionBytes))
            return false;
        if (!_records.Add(append.Record.RowKey))
            return false;

        (_rows, _bytes) = (rows, bytes);
        _appends.Add(append);
        foreach (var (rowKey, count) in append.Counts)
        {
            if (!_counts.TryGetValue(rowKey, out var counts))
                _counts.Add(rowKey, counts = []);
            counts.Add(count);
        }

        return true;
    }

    /// <summary>The same without one record.</summary>
    public AppendBatch Without(PendingAppend left)
    {
        var batch = new AppendBatch();
        foreach (var append in _appends.Where(append => append != left))
            batch.TryAdd(append);
        return batch;
    }

    /// <summary>The rows of the records: first, in the order of <see cref="Appends"/>, the records' own.</summary>
    public IEnumerable<TableOperation> Rows() =>
        _appends.Select(append => append.Record).Concat(_appends.SelectMany(append => append.References));
}
