using Microsoft.Data.Sqlite;

namespace Recording.Storage.Local;

/// <summary>The database file of the tables: opens connections to it, with everything set that durability rests on.</summary>
internal sealed class SqliteDatabase(string path)
{
    // A row's data lies in the tree of the primary key, so reading a range of keys reads neighbouring pages.
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS rows (
            tbl TEXT NOT NULL, pk TEXT NOT NULL, rk BLOB NOT NULL, etag INTEGER NOT NULL, data BLOB NOT NULL,
            PRIMARY KEY (tbl, pk, rk)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS opened (id INTEGER PRIMARY KEY CHECK (id = 1), times INTEGER NOT NULL);
        """;

    // FULL: a commit is on the disk when it returns. busy_timeout: a checkpoint may hold a lock for a moment.
    private const string Settings = "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";

    /// <summary>Opens the connection that writes and makes the schema where it is missing.</summary>
    public SqliteConnection OpenWriter() => Open(Schema);

    /// <summary>Opens a connection that can only read.</summary>
    public SqliteConnection OpenReader() => Open("PRAGMA query_only = ON;");

    /// <summary>
    /// How often the database was opened for writing, this time included. Versions of rows begin with it, so none comes twice,
    /// whatever the clock does and whatever was deleted.
    /// </summary>
    public static long CountOpening(SqliteConnection writer)
    {
        using var command = writer.CreateCommand();
        command.CommandText = "INSERT INTO opened (id, times) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET times = times + 1;";
        command.ExecuteNonQuery();
        command.CommandText = "SELECT times FROM opened;";
        return (long)command.ExecuteScalar()!;
    }

    private SqliteConnection Open(string preparation)
    {
        SqliteLibrary.EnsureReady();

        // Not the driver's pool: it would keep the file open after this store is gone.
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            Execute(connection, Settings);
            Execute(connection, preparation);
            return connection;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
