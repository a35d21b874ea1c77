using Recording.Contracts.LiveRecordNotifyConfigs;
using Recording.Core.Streams;
using Recording.Engine.Security;
using Recording.Engine.Tasks;
using Recording.Storage.Tables;

namespace Recording.Engine.NotifyConfigs;

/// <summary>
/// The live record notify settings of domains, in the table <c>notifyconfigs</c>. Domains are in the form of
/// <see cref="StreamDomain"/>; keys are encrypted.
/// </summary>
public sealed class NotifyConfigStore(ITableStore tables, SourceSeal seal)
{
    internal const string Table = "notifyconfigs";
    internal const string Partition = "live";

    /// <summary>The settings of a domain, key included, or null.</summary>
    public async Task<LiveRecordNotifyConfig?> FindAsync(string domain, CancellationToken cancellationToken) =>
        await ReadAsync(domain, cancellationToken) is { } stored
            ? new LiveRecordNotifyConfig
            {
                DomainName = stored.DomainName,
                NotifyUrl = stored.NotifyUrl,
                OnDemandUrl = stored.OnDemandUrl,
                NeedStatusNotify = stored.NeedStatusNotify,
                NotifyReqAuth = stored.NotifyReqAuth,
                NotifyAuthKey = stored.SealedAuthKey is { } key ? seal.Open(key) : null,
            }
            : null;

    /// <summary>What a job of the domain keeps of its settings, or null without any.</summary>
    public async Task<LiveNotifySpec?> SnapshotAsync(string domain, CancellationToken cancellationToken) =>
        await ReadAsync(domain, cancellationToken) is { } stored
            ? new LiveNotifySpec(stored.NotifyUrl, stored.NeedStatusNotify, stored.NotifyReqAuth ? stored.SealedAuthKey : null)
            : null;

    /// <summary>Stores settings of a domain that has none; false when it has.</summary>
    public async Task<bool> AddAsync(LiveRecordNotifyConfig config, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(config);
        return await ExecuteAsync(new TableOperation.Insert(RowKey(config.DomainName), Columns(config)), cancellationToken);
    }

    /// <summary>Replaces all of a domain's settings; false when it has none.</summary>
    public async Task<bool> UpdateAsync(LiveRecordNotifyConfig config, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(config);
        var key = RowKey(config.DomainName);

        // Bound to the version that was read: what is deleted meanwhile must not come back. Another's change only means to look again.
        while (await tables.GetAsync(Table, Partition, key, cancellationToken) is { } row)
        {
            if (await ExecuteAsync(new TableOperation.Replace(key, Columns(config), row.ETag), cancellationToken))
                return true;
        }

        return false;
    }

    /// <summary>Deletes a domain's settings; false when it has none.</summary>
    public Task<bool> RemoveAsync(string domain, CancellationToken cancellationToken) =>
        ExecuteAsync(new TableOperation.Delete(RowKey(domain)), cancellationToken);

    private async Task<StoredNotifyConfig?> ReadAsync(string domain, CancellationToken cancellationToken)
    {
        // The host of a stream's address may be longer than any domain that can have settings, and than a key may be.
        if (domain.Length > StreamDomain.MaxLength)
            return null;
        var row = await tables.GetAsync(Table, Partition, RowKey(domain), cancellationToken);
        return row is null ? null : JsonColumns.Read(row, EngineJson.Default.StoredNotifyConfig);
    }

    private async Task<bool> ExecuteAsync(TableOperation operation, CancellationToken cancellationToken) =>
        (await tables.ExecuteAsync(Table, Partition, [operation], cancellationToken)).Succeeded;

    private Dictionary<string, object> Columns(LiveRecordNotifyConfig config) => JsonColumns.Write(
        new StoredNotifyConfig
        {
            DomainName = config.DomainName,
            NotifyUrl = config.NotifyUrl,
            OnDemandUrl = config.OnDemandUrl,
            NeedStatusNotify = config.NeedStatusNotify,
            NotifyReqAuth = config.NotifyReqAuth,
            SealedAuthKey = config.NotifyAuthKey is { } key ? seal.Seal(key) : null,
        },
        EngineJson.Default.StoredNotifyConfig);

    private static string RowKey(string domain) => TableKey.Escape(domain);
}
