using Recording.Engine.Tasks;
using Recording.Storage.Tables;

namespace Recording.Engine.RtcMpuEvents;

/// <summary>The subscriptions to relay events, one an application at most, in the table <c>relaysubs</c>.</summary>
public sealed class EventSubStore(ITableStore tables)
{
    internal const string Table = "relaysubs";
    internal const string Partition = "apps";

    /// <summary>The subscription of an application, or null.</summary>
    public async Task<EventSub?> FindAsync(string appId, CancellationToken cancellationToken) =>
        await tables.GetAsync(Table, Partition, RowKey(appId), cancellationToken) is { } row ? Read(row) : null;

    /// <summary>Stores the subscription of an application that has none; false when it has.</summary>
    public Task<bool> AddAsync(EventSub sub, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sub);
        return ExecuteAsync(new TableOperation.Insert(RowKey(sub.AppId), Write(sub)), cancellationToken);
    }

    /// <summary>Changes the subscription of an application; its id and age stay. False when it has none.</summary>
    /// <param name="appId">The application.</param>
    /// <param name="callbackUrl">The new address; null to keep the old one.</param>
    /// <param name="channelIds">The channels from now on; empty for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<bool> UpdateAsync(
        string appId, string? callbackUrl, IReadOnlyList<string> channelIds, CancellationToken cancellationToken)
    {
        var key = RowKey(appId);

        // Bound to the version that was read: what is deleted meanwhile must not come back. Another's change only means to look again.
        while (await tables.GetAsync(Table, Partition, key, cancellationToken) is { } row)
        {
            var sub = Read(row);
            var changed = sub with { CallbackUrl = callbackUrl ?? sub.CallbackUrl, ChannelIds = channelIds };
            if (await ExecuteAsync(new TableOperation.Replace(key, Write(changed), row.ETag), cancellationToken))
                return true;
        }

        return false;
    }

    /// <summary>Deletes the subscription of an application; false when it has none.</summary>
    public Task<bool> RemoveAsync(string appId, CancellationToken cancellationToken) =>
        ExecuteAsync(new TableOperation.Delete(RowKey(appId)), cancellationToken);

    private async Task<bool> ExecuteAsync(TableOperation operation, CancellationToken cancellationToken) =>
        (await tables.ExecuteAsync(Table, Partition, [operation], cancellationToken)).Succeeded;

    private static EventSub Read(TableRow row) => JsonColumns.Read(row, EngineJson.Default.EventSub);

    private static Dictionary<string, object> Write(EventSub sub) => JsonColumns.Write(sub, EngineJson.Default.EventSub);

    private static string RowKey(string appId) => TableKey.Escape(appId);
}
