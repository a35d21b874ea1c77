using Recording.Core.CallbackRecords;
using Recording.Storage.Tables;

namespace Recording.Engine.CallbackRecords;

/// <summary>Reads counters: how many records there are of a span, without reading one.</summary>
internal sealed class RecordCounters(ITableStore tables)
{
    private const int DaysAtOnce = 16;

    /// <summary>
    /// The hours of a span that have records, newest first. A row a day and shard is read, and for the hours that the span cuts, at most
    /// two, one more.
    /// </summary>
    public async Task<List<HourCounts>> ReadHoursAsync(string partition, string scope, SecondSpan span, CancellationToken cancellationToken)
    {
        var hours = new List<HourCounts>();
        for (var day = span.LastDay; day >= span.FirstDay; day -= DaysAtOnce)
        {
            var days = Enumerable.Range(0, (int)Math.Min(DaysAtOnce, day - span.FirstDay + 1)).Select(back => day - back);
            foreach (var some in await Task.WhenAll(days.Select(one => ReadDayAsync(partition, scope, span.InDay(one), one, cancellationToken))))
                hours.AddRange(some);
        }

        return hours;
    }

    /// <summary>The counts of an hour by second.</summary>
    public Task<CountSeries> ReadSecondsAsync(string partition, string scope, long hour, CancellationToken cancellationToken) => ReadAsync(
        hour / SecondSpan.HoursADay,
        partition,
        RecordRowKeys.SecondsPrefix(scope, (int)(hour % SecondSpan.HoursADay)),
        cancellationToken);

    private async Task<List<HourCounts>> ReadDayAsync(
        string partition, string scope, SecondSpan span, long day, CancellationToken cancellationToken)
    {
        var hours = new List<HourCounts>();
        var counts = await ReadAsync(day, partition, RecordRowKeys.HoursPrefix(scope), cancellationToken);
        foreach (var slot in counts.Slots.Reverse())
        {
            var hour = (day * SecondSpan.HoursADay) + slot.Slot;
            if (span.HasAllOf(hour))
                hours.Add(new HourCounts(hour, slot.Counts));
            else if (!span.InHour(hour).IsEmpty)
                hours.Add(new HourCounts(hour, await ReadPartAsync(partition, scope, hour, span.InHour(hour), cancellationToken)));
        }

        return hours;
    }

    private async Task<StatusCounts> ReadPartAsync(
        string partition, string scope, long hour, SecondSpan part, CancellationToken cancellationToken)
    {
        var seconds = await ReadSecondsAsync(partition, scope, hour, cancellationToken);
        var first = hour * SecondSpan.SecondsAnHour;
        return seconds.Sum((int)(part.First - first), (int)(part.Last - first));
    }

    private async Task<CountSeries> ReadAsync(long day, string partition, string prefix, CancellationToken cancellationToken)
    {
        var sum = CountSeries.Empty;
        await foreach (var row in tables.QueryAllAsync(CallbackRecordTables.Of(day), TableQuery.Prefix(partition, prefix), cancellationToken))
            sum = sum.Plus(CounterRows.Read(row));
        return sum;
    }
}
