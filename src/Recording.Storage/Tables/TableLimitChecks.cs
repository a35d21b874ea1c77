namespace Recording.Storage.Tables;

/// <summary>
/// The one place where what a caller hands to a table store is held against <see cref="TableLimits"/>. Every adapter asks
/// here first, so all refuse alike, with an <see cref="ArgumentException"/>, before anything is sent or written.
/// </summary>
internal static class TableLimitChecks
{
    // Azure's oldest time.
    private static readonly DateTimeOffset OldestTime = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void CheckTable(string table) =>
        Require(TableText.IsTableName(table), "The table name breaks the rules of names.", nameof(table));

    public static void CheckAddress(string table, string partitionKey, string rowKey)
    {
        CheckPartition(table, partitionKey);
        Require(TableText.IsKey(rowKey), "The row key breaks the rules of keys.", nameof(rowKey));
    }

    public static void CheckTransaction(string table, string partitionKey, IReadOnlyList<TableOperation> operations)
    {
        ArgumentNullException.ThrowIfNull(operations);
        CheckPartition(table, partitionKey);
        Require(
            operations.Count is >= 1 and <= TableLimits.TransactionOperations,
            $"A transaction has 1 to {TableLimits.TransactionOperations} operations.",
            nameof(operations));

        var rowKeys = new HashSet<string>(StringComparer.Ordinal);
        var bytes = 0L;
        foreach (var operation in operations)
        {
            ArgumentNullException.ThrowIfNull(operation, nameof(operations));
            Require(TableText.IsKey(operation.RowKey), "A row key breaks the rules of keys.", nameof(operations));
            Require(rowKeys.Add(operation.RowKey), "Two operations are on one row.", nameof(operations));
            CheckETag(operation);
            if (operation is TableOperation.Delete)
                continue;

            var properties = PropertiesOf(operation);
            CheckProperties(properties);
            Require(
                TableRowSize.Stored(partitionKey, operation.RowKey, properties) <= TableLimits.RowBytes,
                $"A row has more than {TableLimits.RowBytes} bytes.",
                nameof(operations));
            bytes += TableRowSize.Travelling(partitionKey, operation.RowKey, properties);
        }

        Require(
            bytes <= TableLimits.TransactionBytes,
            $"The transaction has more than {TableLimits.TransactionBytes} bytes.",
            nameof(operations));
    }

    public static void CheckQuery(string table, TableQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        CheckPartition(table, query.PartitionKey);
        Require(
            query.Take is >= 1 and <= TableLimits.PageRows, $"A page has 1 to {TableLimits.PageRows} rows.", nameof(query));

        // Bounds are compared with keys, they need not be keys: the end of the prefix "a." is "a/".
        Require(
            TableText.IsWellFormed(query.FromRowKey ?? "") && TableText.IsWellFormed(query.ToRowKey ?? ""),
            "A bound is not well-formed text.",
            nameof(query));
        Require(
            query.Select is null || query.Select.All(TableText.IsPropertyName),
            "A selected property breaks the rules of names.",
            nameof(query));
    }

    private static void CheckPartition(string table, string partitionKey)
    {
        CheckTable(table);
        Require(TableText.IsKey(partitionKey), "The partition key breaks the rules of keys.", nameof(partitionKey));
    }

    private static IReadOnlyDictionary<string, object> PropertiesOf(TableOperation operation) => operation switch
    {
        TableOperation.Insert insert => insert.Properties,
        TableOperation.Upsert upsert => upsert.Properties,
        TableOperation.Replace replace => replace.Properties,
        _ => throw new ArgumentException("The kind of an operation is unknown.", nameof(operation)),
    };

    // "*" would mean "any version" on a wire and none here.
    private static void CheckETag(TableOperation operation)
    {
        var isETag = operation switch
        {
            TableOperation.Replace replace => IsETag(replace.ETag),
            TableOperation.Delete { ETag: { } etag } => IsETag(etag),
            _ => true,
        };
        Require(isETag, "The ETag of an operation is no row's.", nameof(operation));
    }

    private static bool IsETag(string? etag) => etag is { Length: > 0 } and not "*" && !etag.Any(char.IsControl);

    private static void CheckProperties(IReadOnlyDictionary<string, object> properties)
    {
        ArgumentNullException.ThrowIfNull(properties);
        Require(
            properties.Count <= TableLimits.Properties,
            $"A row has more than {TableLimits.Properties} properties.",
            nameof(properties));
        foreach (var (name, value) in properties)
        {
            Require(TableText.IsPropertyName(name), "The name of a property breaks the rules of names.", nameof(properties));
            if (FaultOf(value) is { } fault)
                throw new ArgumentException($"The property {name} {fault}.", nameof(properties));
        }
    }

    private static string? FaultOf(object? value) => value switch
    {
        string text when 2 * text.Length > TableLimits.PropertyBytes => $"has more than {TableLimits.PropertyBytes} bytes",
        string text when !TableText.IsWellFormed(text) => "is not well-formed text",
        byte[] bytes when bytes.Length > TableLimits.PropertyBytes => $"has more than {TableLimits.PropertyBytes} bytes",
        DateTimeOffset time when time.Offset != TimeSpan.Zero => "is a time that is not in UTC",
        DateTimeOffset time when time < OldestTime => "is a time before 1601",
        string or byte[] or DateTimeOffset or int or long or double or bool => null,
        null => "has no value",
        _ => $"has a value of the type {value.GetType().Name}, which tables do not know",
    };

    private static void Require(bool condition, string message, string parameter)
    {
        if (!condition)
            throw new ArgumentException(message, parameter);
    }
}
