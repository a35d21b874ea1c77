using System.Globalization;
using System.Text;
using Recording.Storage.Tables;

namespace Recording.Storage.Azure;

/// <summary>
/// Paths and queries of tables and rows, escaped
/// (https://learn.microsoft.com/rest/api/storageservices/addressing-table-service-resources).
/// </summary>
internal static class AzureTableAddress
{
    public static string OfRow(string table, string partitionKey, string rowKey) =>
        $"/{table}(PartitionKey='{Escape(partitionKey)}',RowKey='{Escape(rowKey)}')";

    /// <summary>
    /// A page of a range. It goes on after <paramref name="last"/>, the last row that the caller has; a continuation of the service's
    /// own (<paramref name="token"/>) is for pages that came without a row.
    /// </summary>
    public static string OfQuery(string table, TableQuery query, string? last, AzureTableToken? token)
    {
        var filter = new StringBuilder($"PartitionKey eq '{Quote(query.PartitionKey)}'");
        if (last is not null)
            filter.Append(CultureInfo.InvariantCulture, $" and RowKey gt '{Quote(last)}'");
        if (query.FromRowKey is { Length: > 0 } from && (last is null || string.CompareOrdinal(from, last) > 0))
            filter.Append(CultureInfo.InvariantCulture, $" and RowKey ge '{Quote(from)}'");
        if (query.ToRowKey is { } to)
            filter.Append(CultureInfo.InvariantCulture, $" and RowKey lt '{Quote(to)}'");

        var address = new StringBuilder(
            string.Create(CultureInfo.InvariantCulture, $"/{table}()?$filter={Uri.EscapeDataString(filter.ToString())}&$top={query.Take}"));
        if (query.Select is { } select)
            address.Append("&$select=").AppendJoin(',', select.Prepend("RowKey").Prepend("PartitionKey").Distinct(StringComparer.Ordinal));
        if (token is not null)
            address.Append("&NextPartitionKey=").Append(Uri.EscapeDataString(token.PartitionKey))
                .Append("&NextRowKey=").Append(Uri.EscapeDataString(token.RowKey));
        return address.ToString();
    }

    private static string Quote(string text) => text.Replace("'", "''", StringComparison.Ordinal);

    private static string Escape(string key) => Uri.EscapeDataString(Quote(key));
}
