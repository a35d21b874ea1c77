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

    public Task RenewAsync(string taskId, int track, int epoch, CancellationToken cancellationToken) =>
        tables.ExecuteAsync(
            TaskStore.Table,
            taskId,
            [
                new TableOperation.Upsert(
                    TaskRowKeys.Lease(track),
                    JsonColumns.Write(new CaptureLease(track, epoch, time.GetUtcNow()), EngineJson.Default.CaptureLease)),
            ],
            cancellationToken);

    /// <summary>Says that a capture has ended and all of it is stored, unless a later one has the lease.</summary>
    public async Task ReleaseAsync(string taskId, int track, int epoch, CancellationToken cancellationToken)
    {
        if (await tables.GetAsync(TaskStore.Table, taskId, TaskRowKeys.Lease(track), cancellationToken) is { } row
            && JsonColumns.Read(row, EngineJson.Default.CaptureLease).Epoch == epoch)
        {
            await tables.ExecuteAsync(TaskStore.Table, taskId, [new TableOperation.Delete(row.RowKey, row.ETag)], cancellationToken);
        }
    }

    /// <summary>The leases of a task's captures that run, or ran until their worker died.</summary>
    public async Task<IReadOnlyList<CaptureLease>> ReadAsync(string taskId, CancellationToken cancellationToken)
    {
        var leases = new List<CaptureLease>();
        await foreach (var row in tables.QueryAllAsync(TaskStore.Table, TableQuery.Prefix(taskId, TaskRowKeys.LeasePrefix), cancellationToken))
            leases.Add(JsonColumns.Read(row, EngineJson.Default.CaptureLease));
        return leases;
    }

    /// <summary>Returns once no earlier capture of a track is at work: it has let its lease go, or its worker is silent for as long as a lease lasts.</summary>
    public async Task WaitForEarlierAsync(string taskId, int track, int epoch, TimeSpan lease, CancellationToken cancellationToken)
    {
        while (await tables.GetAsync(TaskStore.Table, taskId, TaskRowKeys.Lease(track), cancellationToken) is { } row
            && JsonColumns.Read(row, EngineJson.Default.CaptureLease) is var held
            && held.Epoch < epoch
            && held.RenewedAt + lease > time.GetUtcNow())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(250), time, cancellationToken);
        }
    }
}
