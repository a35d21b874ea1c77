using Microsoft.Data.Sqlite;

namespace Recording.Storage.Local;

/// <summary>A statement that is prepared once and run with ever new values.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly SqliteCommand _command;

    /// <param name="connection">Where it runs.</param>
    /// <param name="sql">The statement, with its parameters named $0, $1 and so on.</param>
    /// <param name="parameters">How many there are.</param>
    public SqliteStatement(SqliteConnection connection, string sql, int parameters = 0)
    {
        _command = connection.CreateCommand();
#pragma warning disable CA2100 // Every caller passes a constant.
        _command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < parameters; i++)
            _command.Parameters.Add(new SqliteParameter($"${i}", null));
    }

    /// <summary>Runs it and answers how many rows it changed.</summary>
    public int Run(params ReadOnlySpan<object> values) => Bind(values).ExecuteNonQuery();

    /// <summary>Runs it and answers the first value of the first row, or null.</summary>
    public object? RunScalar(params ReadOnlySpan<object> values) => Bind(values).ExecuteScalar();

    /// <summary>Runs it and reads its rows.</summary>
    public SqliteDataReader RunReader(params ReadOnlySpan<object> values) => Bind(values).ExecuteReader();

    public void Dispose() => _command.Dispose();

    private SqliteCommand Bind(ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            _command.Parameters[i].Value = values[i];
        return _command;
    }
}
