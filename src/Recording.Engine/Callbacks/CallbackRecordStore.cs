using System.Globalization;
using Recording.Contracts.CallbackRecords;
using Recording.Engine.Tasks;
using Recording.Storage.Tables;

namespace Recording.Engine.Callbacks;

/// <summary>
/// The records of callbacks that were sent, newest first, in partitions of one domain and one day (UTC). A record's key is made from
/// the time and the number of its attempt, so that writing it again changes nothing; an attempt repeated after a crash is another record.
/// </summary>
public sealed class CallbackRecordStore(ITableStore tables)
{
    private const string Table = "livecallbacks";

    public Task AppendAsync(CallbackRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        return tables.ExecuteAsync(
            Table,
            Partition(record.Domain, record.SentAt),
            [new TableOperation.Upsert(
                $"{Newest(record.SentAt)}|{record.DeliveryId}|{record.Attempt:D4}", JsonColumns.Write(record, EngineJson.Default.CallbackRecord))],
            cancellationToken);
    }

    /// <summary>The records that fit a request: those of its page, and how many there are.</summary>
    public async Task<(IReadOnlyList<CallbackRecord> Page, long Total)> QueryAsync(
        DescribeLiveRecordNotifyRecordsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var page = new List<CallbackRecord>();
        long total = 0;

        // Times on the wire have whole seconds: the end is the last moment of its second.
        var end = request.To.AddSeconds(1).AddTicks(-1);
        for (var day = end.UtcDateTime.Date; day >= request.From.UtcDateTime.Date; day = day.AddDays(-1))
        {
            var query = new TableQuery(
                Partition(request.DomainName, new DateTimeOffset(day, TimeSpan.Zero)), Newest(end), Newest(request.From) + "~");
            await foreach (var row in tables.QueryAllAsync(Table, query, cancellationToken))
            {
                var record = JsonColumns.Read(row, EngineJson.Default.CallbackRecord);
                if (!Fits(record, request))
                    continue;
                if (total >= request.Page.Skip && page.Count < request.Page.Size)
                    page.Add(record);
                total++;
            }
        }

        return (page, total);
    }

    private static bool Fits(CallbackRecord record, DescribeLiveRecordNotifyRecordsRequest request) =>
        (request.AppName is null || record.App == request.AppName)
        && (request.StreamName is null || record.Stream == request.StreamName)
        && (request.Status is null || record.Succeeded == (request.Status == "success"));

    private static string Partition(string domain, DateTimeOffset time) =>
        $"{TableKey.Escape(domain)}|{time.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}";

    /// <summary>A key that sorts later times first.</summary>
    private static string Newest(DateTimeOffset time) =>
        (DateTimeOffset.MaxValue.UtcTicks - time.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);
}
