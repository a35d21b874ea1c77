using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Recording.Storage.Tables;

namespace Recording.Engine.Security;

/// <summary>
/// Signature nonces that were used, so that a request cannot be sent again. A replay has its original's signed time, so both fall into the
/// same partition, and the second insert fails: also after a restart, and on another worker. Memory answers first.
/// </summary>
public sealed class NonceStore(ITableStore tables, TimeProvider time)
{
    private const string Table = "nonces";
    private static readonly Dictionary<string, object> NoProperties = [];
    private readonly ConcurrentDictionary<string, DateTimeOffset> _recent = new(StringComparer.Ordinal);
    private long _swept;

    /// <summary>Uses up a nonce; false when it was used before.</summary>
    /// <param name="keyId">Whose nonce it is.</param>
    /// <param name="nonce">Any text.</param>
    /// <param name="signedAt">The request's own time, UTC, already found to be within the window.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<bool> TryUseAsync(string keyId, string nonce, DateTimeOffset signedAt, CancellationToken cancellationToken)
    {
        // Hashed: both parts are the client's texts, and a table key has rules.
        var row = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{keyId}\n{nonce}")));
        var now = time.GetUtcNow();
        if (!_recent.TryAdd(row, now + (RequestClock.Window * 2)))
            return false;

        Sweep(now);
        var result = await tables.ExecuteAsync(
            Table, Partition(signedAt), [new TableOperation.Insert(row, NoProperties)], cancellationToken);
        return result.Succeeded;
    }

    /// <summary>Removes stored nonces of times that no request can have any more, whole partitions at a time.</summary>
    public async Task RemoveExpiredAsync(CancellationToken cancellationToken)
    {
        var newest = time.GetUtcNow() - (RequestClock.Window * 3);
        for (var bucket = 0; bucket < 96; bucket++)
        {
            var partition = Partition(newest - (RequestClock.Window * bucket));
            var removed = 0;
            while (await tables.QueryAsync(Table, new TableQuery(partition, Take: TableLimits.TransactionOperations, Select: []), cancellationToken)
                is { Rows.Count: > 0 } page)
            {
                await tables.ExecuteAsync(Table, partition, [.. page.Rows.Select(row => new TableOperation.Delete(row.RowKey))], cancellationToken);
                removed += page.Rows.Count;
            }

            if (removed == 0 && bucket > 0)
                return;
        }
    }

    /// <summary>At most once a minute, takes what has expired out of memory.</summary>
    private void Sweep(DateTimeOffset now)
    {
        var minute = now.ToUnixTimeSeconds() / 60;
        if (Interlocked.Exchange(ref _swept, minute) == minute)
            return;
        foreach (var (row, expires) in _recent)
        {
            if (expires < now)
                _recent.TryRemove(row, out _);
        }
    }

    private static string Partition(DateTimeOffset signedAt) =>
        (signedAt.UtcTicks / RequestClock.Window.Ticks).ToString("D10", CultureInfo.InvariantCulture);
}
