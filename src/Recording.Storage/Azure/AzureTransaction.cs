using System.Globalization;
using System.Text;
using System.Text.Json;
using Recording.Storage.Tables;

namespace Recording.Storage.Azure;

/// <summary>
/// A transaction as the service takes it, an entity group transaction: a multipart body with a request for each operation
/// (https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions).
/// </summary>
internal sealed class AzureTransaction
{
    private readonly IReadOnlyList<string?> _rows;
    private readonly string _boundary = $"batch_{Guid.NewGuid():n}";

    public AzureTransaction(string endpoint, string table, string partitionKey, IReadOnlyList<TableOperation> operations)
    {
        Table = table;
        PartitionKey = partitionKey;
        Operations = [.. operations];
        _rows = [.. Operations.Select(operation => WriteRow(partitionKey, operation))];
        Body = Encoding.UTF8.GetBytes(WriteBody(endpoint));
    }

    public string Table { get; }

    public string PartitionKey { get; }

    /// <summary>In order. Their properties may have been changed by the caller since; <see cref="PropertiesOf"/> has those asked for.</summary>
    public IReadOnlyList<TableOperation> Operations { get; }

    public string ContentType => $"multipart/mixed; boundary={_boundary}";

    public byte[] Body { get; }

    /// <summary>Properties of the row that an operation leaves; null for one that removes it.</summary>
    public IReadOnlyDictionary<string, object>? PropertiesOf(int index)
    {
        if (_rows[index] is not { } json)
            return null;
        using var document = JsonDocument.Parse(json);
        return AzureTableJson.Read(document.RootElement).Properties;
    }

    private static string? WriteRow(string partitionKey, TableOperation operation) => operation switch
    {
        TableOperation.Insert insert => AzureTableJson.Write(partitionKey, insert.RowKey, insert.Properties),
        TableOperation.Upsert upsert => AzureTableJson.Write(partitionKey, upsert.RowKey, upsert.Properties),
        TableOperation.Replace replace => AzureTableJson.Write(partitionKey, replace.RowKey, replace.Properties),
        _ => null,
    };

    private string WriteBody(string endpoint)
    {
        // JSON has no raw line ends, so no row can hold a boundary.
        var changes = $"changes{_boundary}";
        var body = new StringBuilder($"--{_boundary}\r\nContent-Type: multipart/mixed; boundary={changes}\r\n\r\n");
        for (var i = 0; i < Operations.Count; i++)
        {
            var (method, address, condition) = HeadOf(Operations[i]);
            body.Append(CultureInfo.InvariantCulture, $"--{changes}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
            body.Append(CultureInfo.InvariantCulture, $"{method} {endpoint}{address} HTTP/1.1\r\nContent-ID: {i}\r\n{condition}");
            body.Append("Accept: application/json;odata=minimalmetadata\r\nDataServiceVersion: 3.0;\r\nPrefer: return-no-content\r\n");
            body.Append(_rows[i] is { } row ? $"Content-Type: application/json\r\n\r\n{row}\r\n" : "\r\n");
        }

        return body.Append(CultureInfo.InvariantCulture, $"--{changes}--\r\n--{_boundary}--\r\n").ToString();
    }

    private (string Method, string Address, string Condition) HeadOf(TableOperation operation)
    {
        var row = AzureTableAddress.OfRow(Table, PartitionKey, operation.RowKey);
        return operation switch
        {
            TableOperation.Insert => ("POST", $"/{Table}", ""),

            // Without a condition this is "insert or replace".
            TableOperation.Upsert => ("PUT", row, ""),
            TableOperation.Replace replace => ("PUT", row, If(AzureETag.OfRow(replace.ETag))),
            TableOperation.Delete delete => ("DELETE", row, If(delete.ETag is { } etag ? AzureETag.OfRow(etag) : "*")),
            _ => throw new ArgumentException("The kind of an operation is unknown.", nameof(operation)),
        };

        static string If(string etag) => $"If-Match: {etag}\r\n";
    }
}
