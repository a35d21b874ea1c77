using Recording.Core.CallbackRecords;
using Recording.Core.Callbacks;
using Recording.Storage.Tables;

namespace Recording.Engine.CallbackRecords;

/// <summary>
/// The records of attempts to deliver callbacks. Every record is on a list for each filter that it fits, and counted there by hour and by
/// second in the same transaction: so totals are exact and any page is found without reading what is not shown.
/// </summary>
/// <param name="tables">Where they are kept.</param>
/// <param name="shard">Whose counters this instance writes; null for those of a service of one process.</param>
public sealed class CallbackRecordStore(ITableStore tables, CounterShard? shard = null)
{
    private readonly string _shard = (shard ?? CounterShard.Only).Name;
    private readonly AppendLanes _lanes = new(tables);
    private readonly RecordCounters _counters = new(tables);
    private readonly RecordLists _lists = new(tables);
    private readonly TaskRecords _tasks = new(tables, new RecordLists(tables));

    /// <summary>
    /// Keeps a record. It is told from others by owner, time, delivery, attempt, replay and status: appended once more, it is there once
    /// and counted once, so a caller that was left without an answer may try again.
    /// </summary>
    public Task AppendAsync(CallbackRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        cancellationToken.ThrowIfCancellationRequested();
        return _lanes.Of(record).AppendAsync(new PendingAppend(record, _shard, cancellationToken)).WaitAsync(cancellationToken);
    }

    /// <summary>
    /// The records of a page, newest first (those of one moment by delivery, attempt and replay), and how many there are on all pages. A
    /// page after the last one is empty. Records that come while it reads may be in one and not yet in the other.
    /// </summary>
    public async Task<(IReadOnlyList<CallbackRecord> Page, long Total)> QueryAsync(
        CallbackRecordQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegative(query.Skip, nameof(query));
        ArgumentOutOfRangeException.ThrowIfNegative(query.Take, nameof(query));
        if (RecordScope.Queried(query.Kind, query.Owner, query.App, query.Stream) is not { } scope)
            return ([], 0);

        var partition = CallbackRecordTables.Partition(query.Kind, query.Owner);
        var span = SecondSpan.Of(query.From, query.To);
        var hours = await _counters.ReadHoursAsync(partition, scope, span, cancellationToken);
        var total = hours.Sum(counted => counted.Counts.Of(query.Succeeded));
        if (query.Skip >= total || query.Take == 0)
            return ([], total);

        var hour = PageStart.InHours(hours, query.Succeeded, query.Skip);
        if (await FindAsync(partition, scope, hour, span, query.Succeeded, cancellationToken) is not { } first)
            return ([], total);

        // The last page ends where the count does, whatever has come since.
        var take = (int)Math.Min(query.Take, total - query.Skip);
        var left = span with { Last = first.Time };
        var page = new List<CallbackRecord>(take);
        var days = hours.Where(counted => counted.Day <= left.LastDay && counted.Counts.Of(query.Succeeded) > 0)
            .Select(counted => counted.Day).Distinct();
        foreach (var day in days.TakeWhile(_ => page.Count < take))
        {
            var skip = day == left.LastDay ? first.Skip : 0;
            page.AddRange(await _lists.ReadAsync(
                day, partition, scope, query.Succeeded, left, skip, take - page.Count, cancellationToken));
        }

        return (page, total);
    }

    /// <summary>All records of a task of whole seconds, both ends included, by number of the callback and then by time.</summary>
    /// <param name="kind">Whose callbacks.</param>
    /// <param name="owner">As in <see cref="CallbackRecordQuery"/>; so are the times.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="from">UTC.</param>
    /// <param name="to">UTC.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public IAsyncEnumerable<CallbackRecord> ReadTaskAsync(
        CallbackKind kind, string owner, string taskId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        _tasks.ReadAsync(
            CallbackRecordTables.Partition(kind, owner), RecordRowKeys.TaskPrefix(taskId), SecondSpan.Of(from, to), cancellationToken);

    /// <summary>The same for one callback of a task, its replays included.</summary>
    public IAsyncEnumerable<CallbackRecord> ReadDeliveryAsync(
        CallbackKind kind,
        string owner,
        string taskId,
        long sequence,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken) =>
        _tasks.ReadAsync(
            CallbackRecordTables.Partition(kind, owner),
            RecordRowKeys.DeliveryPrefix(taskId, sequence),
            SecondSpan.Of(from, to),
            cancellationToken);

    /// <summary>The second that a page begins in; null when its records have been removed meanwhile.</summary>
    private async Task<PageStart?> FindAsync(
        string partition, string scope, PageStart hour, SecondSpan span, bool? succeeded, CancellationToken cancellationToken)
    {
        // At the top of an hour there is nothing to look for.
        if (hour.Skip == 0)
            return new PageStart(span.InHour(hour.Time).Last, 0);
        var seconds = await _counters.ReadSecondsAsync(partition, scope, hour.Time, cancellationToken);
        return PageStart.InSeconds(hour, span, seconds, succeeded);
    }
}
