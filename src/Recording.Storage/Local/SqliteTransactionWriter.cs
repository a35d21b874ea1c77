using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Recording.Storage.Tables;

namespace Recording.Storage.Local;

/// <summary>
/// The one writer. Transactions that arrive while a commit is being flushed wait in a queue and then share the next commit, so
/// the disk is flushed once for many of them. A caller is answered after the commit. Tables are removed in steps, and what waits
/// comes between any two of these.
/// </summary>
internal sealed class SqliteTransactionWriter : IAsyncDisposable
{
    private const int QueueLength = 1024;
    private const int TransactionsPerCommit = 256;

    private readonly Channel<PendingWrite> _queue = Channel.CreateBounded<PendingWrite>(
        new BoundedChannelOptions(QueueLength) { SingleReader = true });

    private readonly Queue<PendingDeletion> _deletions = [];
    private readonly SqliteConnection _connection;
    private readonly SqliteTransactionApplier _applier;
    private readonly SqliteTableDeletion _deletion;
    private readonly Task _loop;

    public SqliteTransactionWriter(SqliteConnection connection)
    {
        _connection = connection;
        _applier = new SqliteTransactionApplier(connection, SqliteDatabase.CountOpening(connection));
        _deletion = new SqliteTableDeletion(connection);
        _loop = Task.Run(RunAsync);
    }

    public async Task<TransactionResult> ExecuteAsync(PendingTransaction transaction)
    {
        await EnqueueAsync(transaction);
        return await transaction.Completion;
    }

    public async Task ExecuteAsync(PendingDeletion deletion)
    {
        await EnqueueAsync(deletion);
        await deletion.Completion;
    }

    /// <summary>Writes what waits, gives up the removal of tables, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
        _applier.Dispose();
        _deletion.Dispose();
        await _connection.DisposeAsync();
    }

    private static ObjectDisposedException Disposed() => new(nameof(SqliteTransactionWriter));

    private async Task EnqueueAsync(PendingWrite write)
    {
        try
        {
            await _queue.Writer.WriteAsync(write, write.CancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw Disposed();
        }
    }

    private async Task RunAsync()
    {
        while (_deletions.Count > 0 ? !_queue.Reader.Completion.IsCompleted : await _queue.Reader.WaitToReadAsync())
        {
            var group = TakeGroup();
            if (group.Count > 0)
                Commit(group);
            if (_deletions.TryPeek(out var deletion))
            {
                if (TakeStep(deletion))
                    _deletions.Dequeue();

                // There may be thousands of steps, and whoever was answered between them may wait for this very thread.
                await Task.Yield();
            }
        }

        foreach (var deletion in _deletions)
            deletion.Fail(Disposed());
    }

    private List<PendingTransaction> TakeGroup()
    {
        var group = new List<PendingTransaction>();
        while (group.Count < TransactionsPerCommit && _queue.Reader.TryRead(out var write))
        {
            if (write.CancellationToken.IsCancellationRequested)
                write.Cancel();
            else if (write is PendingTransaction transaction)
                group.Add(transaction);
            else
                _deletions.Enqueue((PendingDeletion)write);
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
            foreach (var transaction in group)
                transaction.Fail(Answer(exception));
        }
    }

    /// <summary>Goes on with a deletion; true when it has ended, one way or another.</summary>
    private bool TakeStep(PendingDeletion deletion)
    {
        try
        {
            if (deletion.CancellationToken.IsCancellationRequested)
                deletion.Cancel();
            else if (_deletion.Step(deletion.Table))
                return false;
            else
                deletion.Complete();
        }
        catch (Exception exception)
        {
            deletion.Fail(Answer(exception));
        }

        return true;
    }

    // Whatever it was, the callers must hear of it and the writer must go on; a bug reaches them as it is.
    private static Exception Answer(Exception exception) =>
        LocalStorageErrors.IsStorage(exception) ? LocalStorageErrors.Translate(exception) : exception;
}
