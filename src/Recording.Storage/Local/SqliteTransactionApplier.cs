using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Recording.Storage.Tables;

namespace Recording.Storage.Local;

/// <summary>
/// Carries out transactions on the writing connection. Several share one commit of SQLite; each has a savepoint, so that one
/// that cannot be done leaves no trace and does not touch the others.
/// </summary>
internal sealed class SqliteTransactionApplier(SqliteConnection connection, long opening) : IDisposable
{
    private const int CounterBits = 40;

    private readonly SqliteStatement _begin = new(connection, "BEGIN IMMEDIATE");
    private readonly SqliteStatement _commit = new(connection, "COMMIT");
    private readonly SqliteStatement _rollback = new(connection, "ROLLBACK");
    private readonly SqliteStatement _save = new(connection, "SAVEPOINT one");
    private readonly SqliteStatement _release = new(connection, "RELEASE one");
    private readonly SqliteStatement _undo = new(connection, "ROLLBACK TO one");

    private readonly SqliteStatement _insert = new(
        connection, "INSERT INTO rows (tbl, pk, rk, etag, data) VALUES ($0, $1, $2, $3, $4) ON CONFLICT DO NOTHING", 5);

    private readonly SqliteStatement _upsert = new(
        connection,
        """
        INSERT INTO rows (tbl, pk, rk, etag, data) VALUES ($0, $1, $2, $3, $4)
        ON CONFLICT (tbl, pk, rk) DO UPDATE SET etag = excluded.etag, data = excluded.data
        """,
        5);

    private readonly SqliteStatement _replace = new(
        connection, "UPDATE rows SET etag = $3, data = $4 WHERE tbl = $0 AND pk = $1 AND rk = $2 AND etag = $5", 6);

    private readonly SqliteStatement _delete = new(
        connection, "DELETE FROM rows WHERE tbl = $0 AND pk = $1 AND rk = $2", 3);

    private readonly SqliteStatement _deleteVersion = new(
        connection, "DELETE FROM rows WHERE tbl = $0 AND pk = $1 AND rk = $2 AND etag = $3", 4);

    private readonly SqliteStatement _find = new(
        connection, "SELECT 1 FROM rows WHERE tbl = $0 AND pk = $1 AND rk = $2", 3);

    private long _version = opening << CounterBits;

    public static string FormatETag(long version) => version.ToString("x", CultureInfo.InvariantCulture);

    /// <summary>Applies the transactions in order and commits them together. The results hold only once this has returned.</summary>
    public IReadOnlyList<TransactionResult> Apply(IReadOnlyList<PendingTransaction> transactions)
    {
        _begin.Run();
        try
        {
            var results = transactions.Select(Apply).ToList();
            _commit.Run();
            return results;
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var statement in (SqliteStatement[])
            [_begin, _commit, _rollback, _save, _release, _undo, _insert, _upsert, _replace, _delete, _deleteVersion, _find])
            statement.Dispose();
    }

    private TransactionResult Apply(PendingTransaction transaction)
    {
        _save.Run();
        var etags = new string[transaction.Operations.Count];
        for (var i = 0; i < etags.Length; i++)
        {
            var version = ++_version;
            var outcome = Apply(transaction, i, version);
            if (outcome != TransactionOutcome.Committed)
            {
                _undo.Run();
                _release.Run();
                return TransactionResult.Failed(outcome, i);
            }

            etags[i] = transaction.Data[i] is null ? "" : FormatETag(version);
        }

        _release.Run();
        return new TransactionResult(TransactionOutcome.Committed, -1, etags);
    }

    private TransactionOutcome Apply(PendingTransaction transaction, int index, long version)
    {
        var (table, partition, data) = (transaction.Table, transaction.PartitionKey, transaction.Data[index]!);
        var operation = transaction.Operations[index];
        var key = OrdinalKey.Encode(operation.RowKey);
        return operation switch
        {
            TableOperation.Insert => _insert.Run(table, partition, key, version, data) == 1
                ? TransactionOutcome.Committed
                : TransactionOutcome.AlreadyExists,
            TableOperation.Upsert => Check(_upsert.Run(table, partition, key, version, data)),
            TableOperation.Replace replace => Check(
                _replace.Run(table, partition, key, version, data, ParseETag(replace.ETag))),
            TableOperation.Delete { ETag: { } etag } => Check(_deleteVersion.Run(table, partition, key, ParseETag(etag))),
            TableOperation.Delete => Check(_delete.Run(table, partition, key)),
            _ => throw new UnreachableException("The kinds of operations are closed."),
        };

        TransactionOutcome Check(int changed) =>
            changed == 1 ? TransactionOutcome.Committed
            : _find.RunScalar(table, partition, key) is null ? TransactionOutcome.NotFound
            : TransactionOutcome.ETagMismatch;
    }

    // Text that is no version of this store matches none: versions are positive.
    private static long ParseETag(string etag) =>
        long.TryParse(etag, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var version)
        && FormatETag(version) == etag
            ? version
            : -1;

    private void RollBack()
    {
        try
        {
            _rollback.Run();
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself (disk full, for one); what went wrong first is what the callers get.
        }
    }
}
