using Recording.Core.Callbacks;
using Recording.Engine.CallbackRecords;

namespace Recording.Engine.Tests.CallbackRecords;

/// <summary>What a store of records should answer, in the plainest way: look at every one.</summary>
internal sealed class CallbackRecordModel
{
    private readonly List<CallbackRecord> _records = [];

    public int Count => _records.Count;

    public void Add(IEnumerable<CallbackRecord> records) => _records.AddRange(records);

    public (IReadOnlyList<CallbackRecord> Page, long Total) Query(CallbackRecordQuery query)
    {
        var fit = _records
            .Where(record => IsOf(record, query.Kind, query.Owner) && IsWithin(record, query.From, query.To))
            .Where(record => query.App is null || record.App == query.App)
            .Where(record => query.Stream is null || record.ListName == query.Stream)
            .Where(record => query.Succeeded is null || record.Succeeded == query.Succeeded)
            .OrderByDescending(record => record.SentAt)
            .ThenBy(record => record.DeliveryId, StringComparer.Ordinal)
            .ThenBy(record => record.Attempt)
            .ThenBy(record => record.Replay)
            .ToList();
        return ([.. fit.Skip((int)query.Skip).Take(query.Take)], fit.Count);
    }

    public List<CallbackRecord> OfTask(CallbackKind kind, string owner, string taskId, long? sequence, DateTimeOffset from, DateTimeOffset to) =>
    [
        .. _records
            .Where(record => IsOf(record, kind, owner) && IsWithin(record, from, to))
            .Where(record => record.TaskId == taskId && (sequence is null || record.Sequence == sequence))
            .OrderBy(record => record.Sequence)
            .ThenBy(record => record.SentAt),
    ];

    private static bool IsOf(CallbackRecord record, CallbackKind kind, string owner) => record.Kind == kind && (kind == CallbackKind.LiveRecord
        ? record.Domain.Equals(owner, StringComparison.OrdinalIgnoreCase)
        : record.App == owner);

    private static bool IsWithin(CallbackRecord record, DateTimeOffset from, DateTimeOffset to) =>
        Second(record.SentAt) >= Second(from) && Second(record.SentAt) <= Second(to);

    private static DateTimeOffset Second(DateTimeOffset time) => time.AddTicks(-(time.UtcTicks % TimeSpan.TicksPerSecond));
}
