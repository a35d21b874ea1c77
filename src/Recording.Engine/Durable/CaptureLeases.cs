using Recording.Engine.Tasks;
using Recording.Storage.Tables;

namespace Recording.Engine.Durable;

/// <summary>
/// Signs of life of captures on any worker, a row a track. They are not events: one every other second would be the most of an
/// orchestration's history. Whoever takes a task's turn looks here first.
/// </summary>
internal sealed class CaptureLeases(ITableStore tables, TimeProvider time)
{
    /// <summary>How often a capture renews its lease.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Takes the lease for a capture that is about to begin, once no earlier capture of the track is at work: it has let go, or its worker has been silent for
    /// as long as a lease lasts. False when this capture was begun before, or a later one was: an epoch begins once.
    /// </summary>
    public async Task<bool> TryClaimAsync(string taskId, int track, int epoch, TimeSpan lease, CancellationToken cancellationToken)
    {
        while (true)
        {
            var row = await tables.GetAsync(TaskStore.Table, taskId, TaskRowKeys.Lease(track), cancellationToken);
            var held = row is null ? null : JsonColumns.Read(row, EngineJson.Default.CaptureLease);
            if (held?.Epoch >= epoch)
                return false;
            if (held is null || held.Released || held.RenewedAt + lease <= time.GetUtcNow())
            {
                var claim = Columns(track, epoch, released: false);
                var result = await tables.ExecuteAsync(
                    TaskStore.Table,
                    taskId,
                    [row is null ? new TableOperation.Insert(TaskRowKeys.Lease(track), claim) : new TableOperation.Replace(row.RowKey, claim, row.ETag)],
                    cancellationToken);
                if (result.Succeeded)
                    return true;
            }

            await Task.Delay(BetweenLooks, time, cancellationToken);
        }
    }

    /// <summary>Shows a sign of life of the capture that has the lease.</summary>
    public Task RenewAsync(string taskId, int track, int epoch, CancellationToken cancellationToken) =>
        WriteAsync(taskId, track, epoch, released: false, cancellationToken);

    /// <summary>Says that a capture has ended and all of it is stored, unless a later one has the lease.</summary>
    public Task ReleaseAsync(string taskId, int track, int epoch, CancellationToken cancellationToken) =>
        WriteAsync(taskId, track, epoch, released: true, cancellationToken);

    /// <summary>The leases of a task's captures.</summary>
    public async Task<IReadOnlyList<CaptureLease>> ReadAsync(string taskId, CancellationToken cancellationToken)
    {
        var leases = new List<CaptureLease>();
        await foreach (var row in tables.QueryAllAsync(TaskStore.Table, TableQuery.Prefix(taskId, TaskRowKeys.LeasePrefix), cancellationToken))
            leases.Add(JsonColumns.Read(row, EngineJson.Default.CaptureLease));
        return leases;
    }

    private async Task WriteAsync(string taskId, int track, int epoch, bool released, CancellationToken cancellationToken)
    {
        if (await tables.GetAsync(TaskStore.Table, taskId, TaskRowKeys.Lease(track), cancellationToken) is { } row
            && JsonColumns.Read(row, EngineJson.Default.CaptureLease).Epoch == epoch)
        {
            await tables.ExecuteAsync(
                TaskStore.Table, taskId, [new TableOperation.Replace(row.RowKey, Columns(track, epoch, released), row.ETag)], cancellationToken);
        }
    }

    private Dictionary<string, object> Columns(int track, int epoch, bool released) =>
        JsonColumns.Write(new CaptureLease(track, epoch, time.GetUtcNow(), released), EngineJson.Default.CaptureLease);
}
