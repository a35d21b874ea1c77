using System.Runtime.CompilerServices;
using Recording.Core.Callbacks;
using Recording.Engine.CallbackRecords;

namespace Recording.Engine.Replays;

/// <summary>
/// Reads records from the oldest to the newest. The store counts from the newest, where records are added all the time; so this reads
/// stretch by stretch of time, each short enough for one page.
/// </summary>
/// <param name="records">The records.</param>
/// <param name="pageSize">Records that are read at once.</param>
internal sealed class RecordTimeline(CallbackRecordStore records, int pageSize = 500)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Records of several kinds with one owner, in one order of time.</summary>
    public async IAsyncEnumerable<CallbackRecord> ReadAsync(
        IReadOnlyList<CallbackKind> kinds,
        string owner,
        DateTimeOffset from,
        DateTimeOffset to,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var readers = kinds.Select(kind => ReadAsync(kind, owner, from, to, cancellationToken).GetAsyncEnumerator(cancellationToken)).ToList();
        try
        {
            var left = new List<IAsyncEnumerator<CallbackRecord>>();
            foreach (var reader in readers)
            {
                if (await reader.MoveNextAsync())
                    left.Add(reader);
            }

            while (left.MinBy(reader => reader.Current.SentAt) is { } next)
            {
                yield return next.Current;
                if (!await next.MoveNextAsync())
                    left.Remove(next);
            }
        }
        finally
        {
            foreach (var reader in readers)
                await reader.DisposeAsync();
        }
    }

    /// <summary>Records of one kind.</summary>
    /// <param name="kind">Whose callbacks.</param>
    /// <param name="owner">The domain, or the AppId.</param>
    /// <param name="from">UTC, whole seconds, inclusive.</param>
    /// <param name="to">UTC, whole seconds, inclusive.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<CallbackRecord> ReadAsync(
        CallbackKind kind, string owner, DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var length = Longest;
        while (from <= to)
        {
            var end = from + length - Second < to ? from + length - Second : to;
            var query = new CallbackRecordQuery(kind, owner, from, end, App: null, Stream: null, Succeeded: null, Skip: 0, pageSize);
            var (page, total) = await records.QueryAsync(query, cancellationToken);
            if (total > page.Count && end > from)
            {
                length = TimeSpan.FromSeconds(Math.Max(1, Math.Floor(length.TotalSeconds / 4)));
                continue;
            }

            foreach (var record in (await RestAsync(query, page, total, cancellationToken)).Reverse())
                yield return record;
            from = end + Second;
            length = length * 2 < Longest ? length * 2 : Longest;
        }
    }

    /// <summary>All of a second in which more was sent than fits a page.</summary>
    private async Task<IEnumerable<CallbackRecord>> RestAsync(
        CallbackRecordQuery query, IReadOnlyList<CallbackRecord> first, long total, CancellationToken cancellationToken)
    {
        var all = new List<CallbackRecord>(first);
        while (all.Count < total)
        {
            var (page, _) = await records.QueryAsync(query with { Skip = all.Count }, cancellationToken);
            if (page.Count == 0)
                break;
            all.AddRange(page);
        }

        return all;
    }
}
