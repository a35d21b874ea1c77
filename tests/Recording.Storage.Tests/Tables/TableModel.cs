using Recording.Storage.Tables;

namespace Recording.Storage.Tests.Tables;

/// <summary>What a table store should do, in the plainest way: a sorted dictionary per partition.</summary>
internal sealed class TableModel
{
    private readonly Dictionary<string, SortedDictionary<string, (IReadOnlyDictionary<string, object> Properties, string ETag)>> _partitions = [];
    private readonly Dictionary<(string Partition, string Row), string> _former = [];

    /// <summary>The ETag that the row has; null when it is not there.</summary>
    public string? CurrentETag(string partition, string row) => Rows(partition).TryGetValue(row, out var found) ? found.ETag : null;

    /// <summary>An ETag that the row had and has no longer.</summary>
    public string? FormerETag(string partition, string row) => _former.GetValueOrDefault((partition, row));

    public (TransactionOutcome Outcome, int FailedIndex) Predict(string partition, IReadOnlyList<TableOperation> operations)
    {
        for (var i = 0; i < operations.Count; i++)
        {
            var current = CurrentETag(partition, operations[i].RowKey);
            var outcome = operations[i] switch
            {
                TableOperation.Insert when current is not null => TransactionOutcome.AlreadyExists,
                TableOperation.Replace or TableOperation.Delete when current is null => TransactionOutcome.NotFound,
                TableOperation.Replace replace when replace.ETag != current => TransactionOutcome.ETagMismatch,
                TableOperation.Delete { ETag: { } etag } when etag != current => TransactionOutcome.ETagMismatch,
                _ => TransactionOutcome.Committed,
            };
            if (outcome != TransactionOutcome.Committed)
                return (outcome, i);
        }

        return (TransactionOutcome.Committed, -1);
    }

    /// <summary>Takes over what a store committed.</summary>
    public void Commit(string partition, IReadOnlyList<TableOperation> operations, IReadOnlyList<string> etags)
    {
        foreach (var (operation, etag) in operations.Zip(etags))
        {
            if (CurrentETag(partition, operation.RowKey) is { } former)
                _former[(partition, operation.RowKey)] = former;
            if (operation is TableOperation.Delete)
                Rows(partition).Remove(operation.RowKey);
            else
                Rows(partition)[operation.RowKey] = (PropertiesOf(operation), etag);
        }
    }

    public List<TableRow> Query(TableQuery query) =>
    [
        .. Rows(query.PartitionKey)
            .Where(r => query.FromRowKey is null || string.CompareOrdinal(r.Key, query.FromRowKey) >= 0)
            .Where(r => query.ToRowKey is null || string.CompareOrdinal(r.Key, query.ToRowKey) < 0)
            .Select(r => new TableRow(query.PartitionKey, r.Key, Selected(r.Value.Properties, query.Select), r.Value.ETag)),
    ];

    private static Dictionary<string, object> Selected(IReadOnlyDictionary<string, object> all, IReadOnlyList<string>? names) =>
        all.Where(p => names is null || names.Contains(p.Key)).ToDictionary();

    private static IReadOnlyDictionary<string, object> PropertiesOf(TableOperation operation) => operation switch
    {
        TableOperation.Insert insert => insert.Properties,
        TableOperation.Upsert upsert => upsert.Properties,
        TableOperation.Replace replace => replace.Properties,
        _ => throw new ArgumentException("The operation has no properties.", nameof(operation)),
    };

    private SortedDictionary<string, (IReadOnlyDictionary<string, object> Properties, string ETag)> Rows(string partition)
    {
        if (!_partitions.TryGetValue(partition, out var rows))
            _partitions[partition] = rows = new(StringComparer.Ordinal);
        return rows;
    }
}
