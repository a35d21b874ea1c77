using System.Globalization;
using Recording.Storage.Tables;

namespace Recording.Engine.Tests.Kit;

/// <summary>Tables in memory; pages are short, so that every reader has to go on, and a key that is too long to be read is refused.</summary>
internal sealed class MemoryTables : ITableStore
{
    private const int PageRows = 3;
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Table, string Partition), SortedDictionary<string, TableRow>> _partitions = [];
    private long _etag;

    /// <summary>Every text that is stored.</summary>
    public string Texts()
    {
        lock (_lock)
        {
            return string.Join('\n', _partitions.Values.SelectMany(rows => rows.Values).SelectMany(row => row.Properties.Values.OfType<string>().Append(row.RowKey)));
        }
    }

    public Task<TableRow?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rowKey.Length * sizeof(char), TableLimits.KeyBytes, nameof(rowKey));
        lock (_lock)
            return Task.FromResult(Partition(table, partitionKey).GetValueOrDefault(rowKey));
    }

    public Task<TransactionResult> ExecuteAsync(
        string table, string partitionKey, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var rows = Partition(table, partitionKey);
            for (var i = 0; i < operations.Count; i++)
            {
                if (Refusal(rows.GetValueOrDefault(operations[i].RowKey), operations[i]) is { } outcome)
                    return Task.FromResult(TransactionResult.Failed(outcome, i));
            }

            return Task.FromResult(new TransactionResult(
                TransactionOutcome.Committed, -1, [.. operations.Select(operation => Apply(rows, partitionKey, operation))]));
        }
    }

    public Task<TablePage> QueryAsync(string table, TableQuery query, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var from = query.Continuation ?? query.FromRowKey ?? "";
            var rows = Partition(table, query.PartitionKey).Values
                .Where(row => string.CompareOrdinal(row.RowKey, from) >= 0)
                .Where(row => query.ToRowKey is null || string.CompareOrdinal(row.RowKey, query.ToRowKey) < 0)
                .ToList();
            var size = Math.Min(query.Take, PageRows);
            return Task.FromResult(new TablePage([.. rows.Take(size)], rows.Count > size ? rows[size].RowKey : null));
        }
    }

    public Task DeleteTableAsync(string table, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            foreach (var key in _partitions.Keys.Where(key => key.Table == table).ToList())
                _partitions.Remove(key);
        }

        return Task.CompletedTask;
    }

    private static TransactionOutcome? Refusal(TableRow? row, TableOperation operation) => operation switch
    {
        TableOperation.Insert => row is null ? null : TransactionOutcome.AlreadyExists,
        TableOperation.Replace replace => Refusal(row, replace.ETag),
        TableOperation.Delete delete => Refusal(row, delete.ETag),
        _ => null,
    };

    private static TransactionOutcome? Refusal(TableRow? row, string? etag) => row switch
    {
        null => TransactionOutcome.NotFound,
        _ when etag is not null && etag != row.ETag => TransactionOutcome.ETagMismatch,
        _ => null,
    };

    private string Apply(SortedDictionary<string, TableRow> rows, string partition, TableOperation operation)
    {
        var properties = operation switch
        {
            TableOperation.Insert insert => insert.Properties,
            TableOperation.Upsert upsert => upsert.Properties,
            TableOperation.Replace replace => replace.Properties,
            _ => null,
        };
        if (properties is null)
        {
            rows.Remove(operation.RowKey);
            return "";
        }

        var etag = (++_etag).ToString(CultureInfo.InvariantCulture);
        rows[operation.RowKey] = new TableRow(partition, operation.RowKey, new Dictionary<string, object>(properties), etag);
        return etag;
    }

    private SortedDictionary<string, TableRow> Partition(string table, string partition)
    {
        if (!_partitions.TryGetValue((table, partition), out var rows))
            _partitions[(table, partition)] = rows = new SortedDictionary<string, TableRow>(StringComparer.Ordinal);
        return rows;
    }
}
