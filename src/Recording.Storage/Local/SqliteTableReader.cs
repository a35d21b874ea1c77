using Microsoft.Data.Sqlite;
using Recording.Storage.Tables;

namespace Recording.Storage.Local;

/// <summary>A connection that reads rows and pages. Used by one caller at a time.</summary>
internal sealed class SqliteTableReader(SqliteConnection connection) : IDisposable
{
    // A page of the largest rows would be a gigabyte; a short page with a continuation says the same.
    private const int PageBytes = 4 * 1024 * 1024;

    private readonly SqliteStatement _get = new(
        connection, "SELECT etag, data FROM rows WHERE tbl = $0 AND pk = $1 AND rk = $2", 3);

    private readonly SqliteStatement _page = new(
        connection,
        """
        SELECT rk, etag, data FROM rows
        WHERE tbl = $0 AND pk = $1 AND rk >= $2 AND rk < $3 ORDER BY rk LIMIT $4
        """,
        5);

    public TableRow? Get(string table, string partitionKey, string rowKey)
    {
        using var reader = _get.RunReader(table, partitionKey, OrdinalKey.Encode(rowKey));
        return reader.Read() ? Row(partitionKey, rowKey, reader.GetInt64(0), reader.GetFieldValue<byte[]>(1), null) : null;
    }

    public TablePage Query(string table, TableQuery query)
    {
        var to = query.ToRowKey is null ? OrdinalKey.End : OrdinalKey.Encode(query.ToRowKey);
        using var reader = _page.RunReader(table, query.PartitionKey, FirstKeyOf(query), to, query.Take + 1);

        var rows = new List<TableRow>();
        var bytes = 0;
        while (reader.Read())
        {
            // One row more was asked for than is wanted, to know whether there is a next page.
            if (rows.Count == query.Take || bytes >= PageBytes)
                return new TablePage(rows, rows[^1].RowKey);

            var data = reader.GetFieldValue<byte[]>(2);
            var rowKey = OrdinalKey.Decode(reader.GetFieldValue<byte[]>(0));
            rows.Add(Row(query.PartitionKey, rowKey, reader.GetInt64(1), data, query.Select));
            bytes += data.Length;
        }

        return new TablePage(rows, null);
    }

    public void Dispose()
    {
        _get.Dispose();
        _page.Dispose();
        connection.Dispose();
    }

    // A continuation is the last row key of the page before: rows that came or went since then disturb nothing.
    private static byte[] FirstKeyOf(TableQuery query)
    {
        var from = OrdinalKey.Encode(query.FromRowKey ?? "");
        if (query.Continuation is null)
            return from;

        var after = OrdinalKey.EncodeAfter(query.Continuation);
        return from.AsSpan().SequenceCompareTo(after) > 0 ? from : after;
    }

    private static TableRow Row(
        string partitionKey, string rowKey, long version, byte[] data, IReadOnlyList<string>? select) =>
        new(partitionKey, rowKey, TableRowCodec.Decode(data, select), SqliteTransactionApplier.FormatETag(version));
}
