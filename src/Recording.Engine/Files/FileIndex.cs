using System.Globalization;
using Recording.Contracts.LiveRecordFiles;
using Recording.Contracts.Queries;
using Recording.Engine.Tasks;
using Recording.Storage.Tables;

namespace Recording.Engine.Files;

/// <summary>Finished files by creation, in partitions of a day (UTC), and by id.</summary>
public sealed class FileIndex(ITableStore tables)
{
    private const string Table = "files";
    private const string Reference = "ref";

    /// <summary>Lists a file. Doing so twice changes nothing; a file that was made once more is listed under its new time alone.</summary>
    public async Task PutAsync(IndexedFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var (partition, row) = (Day(file.CreatedAt), RowKey(file));
        if (await tables.GetAsync(Table, IdPartition(file.RecordId), Reference, cancellationToken) is { } known && (string)known.Properties["Row"] != row)
            await tables.ExecuteAsync(Table, (string)known.Properties["Partition"], [new TableOperation.Delete((string)known.Properties["Row"])], cancellationToken);
        await tables.ExecuteAsync(
            Table,
            IdPartition(file.RecordId),
            [new TableOperation.Upsert(Reference, new Dictionary<string, object> { ["Partition"] = partition, ["Row"] = row })],
            cancellationToken);
        await tables.ExecuteAsync(
            Table,
            partition,
            [new TableOperation.Upsert(row, JsonColumns.Write(file, EngineJson.Default.IndexedFile))],
            cancellationToken);
    }

    public async Task<IndexedFile?> FindAsync(string recordId, CancellationToken cancellationToken)
    {
        if (!TableKey.IsValid(recordId)
            || await tables.GetAsync(Table, IdPartition(recordId), Reference, cancellationToken) is not { } reference)
            return null;

        var row = await tables.GetAsync(
            Table, (string)reference.Properties["Partition"], (string)reference.Properties["Row"], cancellationToken);
        return row is null ? null : JsonColumns.Read(row, EngineJson.Default.IndexedFile);
    }

    public async Task RemoveAsync(IndexedFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        await tables.ExecuteAsync(Table, Day(file.CreatedAt), [new TableOperation.Delete(RowKey(file))], cancellationToken);
        await tables.ExecuteAsync(Table, IdPartition(file.RecordId), [new TableOperation.Delete(Reference)], cancellationToken);
    }

    /// <summary>The files that fit: those of the page, and how many there are.</summary>
    public async Task<(IReadOnlyList<IndexedFile> Page, long Total)> QueryAsync(
        ListLiveRecordFilesRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var fitting = new List<IndexedFile>();
        var end = request.To.AddSeconds(1);
        for (var day = request.From.UtcDateTime.Date; day <= end.UtcDateTime; day = day.AddDays(1))
        {
            var query = new TableQuery(Day(new DateTimeOffset(day, TimeSpan.Zero)), Ticks(request.From), Ticks(end));
            await foreach (var row in tables.QueryAllAsync(Table, query, cancellationToken))
            {
                var file = JsonColumns.Read(row, EngineJson.Default.IndexedFile);
                if (Fits(file, request))
                    fitting.Add(file);
            }
        }

        if (request.SortBy == SortOrder.Descending)
            fitting.Reverse();
        return ([.. fitting.Skip((int)Math.Min(request.Page.Skip, int.MaxValue)).Take(request.Page.Size)], fitting.Count);
    }

    private static bool Fits(IndexedFile file, ListLiveRecordFilesRequest request) =>
        (request.JobIds.Count == 0 || request.JobIds.Contains(file.TaskId))
        && (request.RecordFormat is null || file.Format == request.RecordFormat);

    private static string IdPartition(string recordId) => "id|" + recordId;

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("'live|'yyyyMMdd", CultureInfo.InvariantCulture);

    private static string RowKey(IndexedFile file) => $"{Ticks(file.CreatedAt)}|{file.RecordId}";

    private static string Ticks(DateTimeOffset time) => time.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);
}
