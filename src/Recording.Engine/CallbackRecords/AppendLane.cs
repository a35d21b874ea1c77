using Recording.Storage.Tables;

namespace Recording.Engine.CallbackRecords;

/// <summary>
/// Writes the records of one partition. Those that arrive while a transaction is on its way share the next one, so that the
/// counters, which all of them change, are written once for many.
/// </summary>
internal sealed class AppendLane(ITableStore tables, string table, string partition)
{
    private readonly Lock _lock = new();
    private readonly Queue<PendingAppend> _waiting = [];
    private readonly CounterRows _counters = new(tables, table, partition);
    private bool _isRunning;

    public Task AppendAsync(PendingAppend append)
    {
        lock (_lock)
        {
            _waiting.Enqueue(append);
            if (_isRunning)
                return append.Completion;
            _isRunning = true;
        }

        _ = Task.Run(RunAsync, CancellationToken.None);
        return append.Completion;
    }

    private async Task RunAsync()
    {
        while (TakeBatch() is { } batch)
        {
            try
            {
                await CommitAsync(batch);
            }
            catch (Exception error)
            {
                // It may have been written all the same: whoever tries again finds the record, and the counters are read anew.
                _counters.Forget();
                foreach (var append in batch.Appends)
                    append.Fail(error);
            }
        }
    }

    private AppendBatch? TakeBatch()
    {
        lock (_lock)
        {
            var batch = new AppendBatch();
            while (_waiting.TryPeek(out var append) && (append.IsCancelled || batch.TryAdd(append)))
            {
                _waiting.Dequeue();
                if (append.IsCancelled)
                    append.Cancel();
            }

            _isRunning = batch.Appends.Count > 0;
            return _isRunning ? batch : null;
        }
    }

    private async Task CommitAsync(AppendBatch batch)
    {
        while (batch.Appends.Count > 0)
        {
            var rows = batch.Rows().ToList();
            var counters = await _counters.CountAsync(batch.Counts, CancellationToken.None);
            var result = await tables.ExecuteAsync(
                table, partition, [.. rows, .. counters.Select(CounterRows.Write)], CancellationToken.None);
            if (result.Succeeded)
            {
                foreach (var (counter, etag) in counters.Zip(result.ETags.Skip(rows.Count)))
                    _counters.Remember(counter, etag);
                foreach (var append in batch.Appends)
                    append.Complete();
                return;
            }

            if (result.FailedIndex < batch.Appends.Count)
            {
                // An earlier try whose answer was lost has written and counted it.
                var written = batch.Appends[result.FailedIndex];
                batch = batch.Without(written);
                written.Complete();
            }
            else
            {
                _counters.Forget();
            }
        }
    }
}
