using System.Collections.Concurrent;

namespace Recording.Storage.Local;

/// <summary>Readers that wait for use, so that reading neither waits for the writer nor opens the database each time.</summary>
internal sealed class SqliteReaderPool(SqliteDatabase database, int size) : IAsyncDisposable
{
    private readonly ConcurrentBag<SqliteTableReader> _idle = [];
    private readonly SemaphoreSlim _permits = new(size);
    private volatile bool _isDisposed;

    public async Task<T> ReadAsync<T>(Func<SqliteTableReader, T> read, CancellationToken cancellationToken)
    {
        await _permits.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return Read(read);
        }
        catch (Exception exception) when (LocalStorageErrors.IsStorage(exception))
        {
            throw LocalStorageErrors.Translate(exception);
        }
        finally
        {
            _permits.Release();
        }
    }

    /// <summary>Waits for those who read, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        for (var i = 0; i < size; i++)
            await _permits.WaitAsync();
        while (_idle.TryTake(out var reader))
            reader.Dispose();

        // Late callers find the pool disposed of instead of waiting for ever.
        _permits.Release(size);
    }

    private T Read<T>(Func<SqliteTableReader, T> read)
    {
        if (!_idle.TryTake(out var reader))
            reader = new SqliteTableReader(database.OpenReader());

        var isSound = false;
        try
        {
            var result = read(reader);
            isSound = true;
            return result;
        }
        finally
        {
            // After a failure a new connection may succeed where this one would go on failing.
            if (isSound)
                _idle.Add(reader);
            else
                reader.Dispose();
        }
    }
}
