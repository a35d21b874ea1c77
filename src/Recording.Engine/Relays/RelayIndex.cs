using Recording.Engine.Tasks;
using Recording.Storage.Tables;

namespace Recording.Engine.Relays;

/// <summary>
/// The relays that run, by the ids that clients gave them, in the table <c>relays</c>: a partition for each application. A row is there before its
/// task, so that no two clients can start the same id, and is taken off when the task has ended.
/// </summary>
public sealed class RelayIndex(ITableStore tables, TaskStore tasks, TimeProvider time)
{
    internal const string Table = "relays";

    // Between the row and its task there is one write; a service that dies there must not keep the id for ever.
    private static readonly TimeSpan TimeToBegin = TimeSpan.FromMinutes(1);

    /// <summary>Takes an id for a task that is about to be stored; false while another task has it.</summary>
    public async Task<bool> TakeAsync(string appId, string taskId, string engineTaskId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var columns = JsonColumns.Write(new RelayListing(taskId, engineTaskId, now, now), EngineJson.Default.RelayListing);
        while (!await ExecuteAsync(appId, new TableOperation.Insert(taskId, columns), cancellationToken))
        {
            if (await tables.GetAsync(Table, appId, taskId, cancellationToken) is not { } row)
                continue;
            if (await HoldsAsync(Read(row), now, cancellationToken))
                return false;
            if (await ExecuteAsync(appId, new TableOperation.Replace(taskId, columns, row.ETag), cancellationToken))
                return true;
        }

        return true;
    }

    /// <summary>The task that has an id, or null.</summary>
    public async Task<RelayListing?> FindAsync(string appId, string taskId, CancellationToken cancellationToken) =>
        await tables.GetAsync(Table, appId, taskId, cancellationToken) is { } row ? Read(row) : null;

    /// <summary>The relays of an application, the one that was changed last first.</summary>
    public async Task<IReadOnlyList<RelayListing>> ListAsync(string appId, CancellationToken cancellationToken)
    {
        var listings = new List<RelayListing>();
        await foreach (var row in tables.QueryAllAsync(Table, new TableQuery(appId), cancellationToken))
            listings.Add(Read(row));
        return [.. listings.OrderByDescending(listing => listing.UpdatedAt).ThenBy(listing => listing.TaskId, StringComparer.Ordinal)];
    }

    /// <summary>Notes that a relay was changed now.</summary>
    public async Task TouchAsync(string appId, RelayListing listing, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(listing);
        if (await FindOwnAsync(appId, listing.TaskId, listing.EngineTaskId, cancellationToken) is not { } row)
            return;
        var columns = JsonColumns.Write(listing with { UpdatedAt = time.GetUtcNow() }, EngineJson.Default.RelayListing);

        // Another's change at the same moment is as good.
        await ExecuteAsync(appId, new TableOperation.Replace(listing.TaskId, columns, row.ETag), cancellationToken);
    }

    /// <summary>Gives an id back, unless another task has it by now.</summary>
    public async Task ReleaseAsync(string appId, string taskId, string engineTaskId, CancellationToken cancellationToken)
    {
        while (await FindOwnAsync(appId, taskId, engineTaskId, cancellationToken) is { } row)
        {
            if (await ExecuteAsync(appId, new TableOperation.Delete(taskId, row.ETag), cancellationToken))
                return;
        }
    }

    private async Task<bool> HoldsAsync(RelayListing listing, DateTimeOffset now, CancellationToken cancellationToken) =>
        await tasks.LoadStateAsync(listing.EngineTaskId, cancellationToken) is { } state ? !state.IsTerminal : now < listing.ListedAt + TimeToBegin;

    private async Task<TableRow?> FindOwnAsync(string appId, string taskId, string engineTaskId, CancellationToken cancellationToken) =>
        await tables.GetAsync(Table, appId, taskId, cancellationToken) is { } row && Read(row).EngineTaskId == engineTaskId ? row : null;

    private static RelayListing Read(TableRow row) => JsonColumns.Read(row, EngineJson.Default.RelayListing);

    private async Task<bool> ExecuteAsync(string appId, TableOperation operation, CancellationToken cancellationToken) =>
        (await tables.ExecuteAsync(Table, appId, [operation], cancellationToken)).Succeeded;
}
