using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Recording.Core.CallbackRecords;
using Recording.Engine.Retention;
using Recording.Engine.Settings;
using Recording.Storage.Tables;

namespace Recording.Engine.CallbackRecords;

/// <summary>
/// Removes the tables of days whose records need not be kept any longer. A row says up to which day that was done: so nothing
/// is listed and nothing looked at, also after the service was down for months.
/// </summary>
internal sealed class CallbackRecordRetention(
    ITableStore tables, IOptions<CallbackOptions> options, TimeProvider time, ILogger<CallbackRecordRetention> logger)
    : HourlyRemoval(time, logger)
{
    private const string Table = "retention";
    private const string Partition = "callbacks";
    private const string Row = "removed";
    private const string Column = "UpToDay";
    private const string DayFormat = "yyyyMMdd";

    public override async Task RemoveAsync(CancellationToken cancellationToken)
    {
        // A day goes when its last record may go.
        var last = SecondSpan.DayOf(Time.GetUtcNow() - options.Value.KeepRecords) - 1;

        // A service that never ran has no older days. Nor has one whose mark lies later: it once kept for a shorter time, or its
        // clock was ahead, and then days that come again must not be passed over.
        var removed = await ReadAsync(cancellationToken);
        if (removed is null || removed > last)
            await WriteAsync(last, cancellationToken);
        for (var day = removed + 1; day <= last; day++)
        {
            await tables.DeleteTableAsync(CallbackRecordTables.Of(day.Value), cancellationToken);
            await WriteAsync(day.Value, cancellationToken);
        }
    }

    private async Task<long?> ReadAsync(CancellationToken cancellationToken)
    {
        var row = await tables.GetAsync(Table, Partition, Row, cancellationToken);
        return row is null
            ? null
            : DateOnly.ParseExact((string)row.Properties[Column], DayFormat, CultureInfo.InvariantCulture).DayNumber;
    }

    private async Task WriteAsync(long day, CancellationToken cancellationToken)
    {
        var name = DateOnly.FromDayNumber((int)day).ToString(DayFormat, CultureInfo.InvariantCulture);
        await tables.ExecuteAsync(
            Table, Partition, [new TableOperation.Upsert(Row, new Dictionary<string, object> { [Column] = name })], cancellationToken);
    }
}
