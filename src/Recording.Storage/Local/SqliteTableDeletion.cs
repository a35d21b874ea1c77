using Microsoft.Data.Sqlite;

namespace Recording.Storage.Local;

/// <summary>Removes a table on the writing connection, in steps that are commits of their own.</summary>
internal sealed class SqliteTableDeletion(SqliteConnection connection) : IDisposable
{
    /// <summary>
    /// Most rows of a step. Other writers wait for one step at most: some milliseconds, and more on a busy disk where every row is
    /// spread over pages of its own.
    /// </summary>
    public const int RowsAStep = 500;

    // In order of the key, so that a step touches neighbouring pages and finds its rows without looking for them.
    private readonly SqliteStatement _last = new(
        connection, $"SELECT pk, rk FROM rows WHERE tbl = $0 ORDER BY pk, rk LIMIT 1 OFFSET {RowsAStep - 1}", 1);

    private readonly SqliteStatement _upTo = new(connection, "DELETE FROM rows WHERE tbl = $0 AND (pk, rk) <= ($1, $2)", 3);
    private readonly SqliteStatement _rest = new(connection, "DELETE FROM rows WHERE tbl = $0", 1);

    /// <summary>Removes the first rows that are left; false when they were the last. A step is one statement, so one commit.</summary>
    public bool Step(string table)
    {
        if (ReadLast(table) is not { } last)
        {
            _rest.Run(table);
            return false;
        }

        _upTo.Run(table, last.Partition, last.Row);
        return true;
    }

    public void Dispose()
    {
        _last.Dispose();
        _upTo.Dispose();
        _rest.Dispose();
    }

    private (string Partition, byte[] Row)? ReadLast(string table)
    {
        using var reader = _last.RunReader(table);
        return reader.Read() ? (reader.GetString(0), reader.GetFieldValue<byte[]>(1)) : null;
    }
}
