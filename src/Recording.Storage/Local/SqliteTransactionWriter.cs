using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Recording.Storage.Tables;

namespace Recording.Storage.Local;

/// <summary>
/// The one writer. Transactions that arrive while a commit is being flushed wait in a queue and then share the next commit, so
/// the disk is flushed once for many of them. A caller is answered after the commit.
/// </summary>
internal sealed class SqliteTransactionWriter : IAsyncDisposable
{
    private const int QueueLength = 1024;
    private const int TransactionsPerCommit = 256;

    private readonly Channel<PendingTransaction> _queue = Channel.CreateBounded<PendingTransaction>(
        new BoundedChannelOptions(QueueLength) { SingleReader = true });

    private readonly SqliteConnection _connection;
    private readonly SqliteTransactionApplier _applier;
    private readonly Task _loop;

    public SqliteTransactionWriter(SqliteConnection connection)
    {
        _connection = connection;
        _applier = new SqliteTransactionApplier(connection, SqliteDatabase.CountOpening(connection));
        _loop = Task.Run(RunAsync);
    }

    public async Task<TransactionResult> ExecuteAsync(PendingTransaction transaction)
    {
        try
        {
            await _queue.Writer.WriteAsync(transaction, transaction.CancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(SqliteTransactionWriter));
        }

        return await transaction.Completion;
    }

    /// <summary>Writes what waits, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
        _applier.Dispose();
        await _connection.DisposeAsync();
    }

    private async Task RunAsync()
    {
        while (await _queue.Reader.WaitToReadAsync())
        {
            var group = TakeGroup();
            if (group.Count > 0)
                Commit(group);
        }
    }

    private List<PendingTransaction> TakeGroup()
    {
        var group = new List<PendingTransaction>();
        while (group.Count < TransactionsPerCommit && _queue.Reader.TryRead(out var transaction))
        {
            if (transaction.CancellationToken.IsCancellationRequested)
                transaction.Cancel();
            else
                group.Add(transaction);
        }

        return group;
    }

    private void Commit(List<PendingTransaction> group)
    {
        try
        {
            var results = _applier.Apply(group);
            for (var i = 0; i < results.Count; i++)
                group[i].Complete(results[i]);
        }
        catch (Exception exception)
        {
            // Whatever it was, the callers must hear of it and the writer must go on; a bug reaches them as it is.
            var answer = LocalStorageErrors.IsStorage(exception) ? LocalStorageErrors.Translate(exception) : exception;
            foreach (var transaction in group)
                transaction.Fail(answer);
        }
    }
}
