using System.Collections.Concurrent;
using Recording.Core.CallbackRecords;
using Recording.Storage.Tables;

namespace Recording.Engine.CallbackRecords;

/// <summary>A lane for each partition that is written to.</summary>
internal sealed class AppendLanes(ITableStore tables)
{
    private const int MostLanes = 64;
    private readonly ConcurrentDictionary<(string Table, string Partition), AppendLane> _lanes = new();

    public AppendLane Of(CallbackRecord record)
    {
        // Lanes that still write finish on their own: two for one partition notice each other by the counters' ETags.
        if (_lanes.Count >= MostLanes)
            _lanes.Clear();
        return _lanes.GetOrAdd(
            (CallbackRecordTables.Of(SecondSpan.DayOf(record.SentAt)), CallbackRecordTables.Partition(record)),
            place => new AppendLane(tables, place.Table, place.Partition));
    }
}
