using Recording.Engine.Tasks;
using Recording.Storage;
using Recording.Storage.Tables;

namespace Recording.Engine.Durable;

/// <summary>
/// Signs of life of captures on any worker, a row a track. They are not events: one every other second would be the most of an
/// orchestration's history. Whoever takes a task's turn looks here first. The row stays, so that an order that comes twice is known.
/// </summary>
internal sealed class CaptureLeases(ITableStore tables, TimeProvider time)
{
    /// <summary>How often a capture renews its lease.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>So long no sign of life of a capture that is ordered once more means that its worker was killed.</summary>
    private static readonly TimeSpan LongestSilence = Period * 2.5;

    /// <summary>
    /// Takes the lease of a track for a capture, once no earlier capture is at work: it has let the lease go, or its worker is silent for as long as a lease
    /// lasts. One epoch is given to one holder only; another that asks for it is told whether the first is still at work.
    /// </summary>
    public async Task<LeaseTake> TakeAsync(
        string taskId, int track, int epoch, string holder, TimeSpan lease, CancellationToken cancellationToken)
    {
        CaptureLease? seen = null;
        for (var since = time.GetUtcNow(); ;)
        {
            var row = await tables.GetAsync(TaskStore.Table, taskId, TaskRowKeys.Lease(track), cancellationToken);
            var held = row is null ? null : Read(row);
            var isAtWork = held is { IsReleased: false } && held.RenewedAt + lease > time.GetUtcNow();
            if (held?.Holder == holder)
                return LeaseTake.Taken;
            if (held?.Epoch > epoch || (held?.Epoch == epoch && isAtWork && held != (seen ??= held)))
                return LeaseTake.Elsewhere;
            if (held?.Epoch == epoch && (!isAtWork || time.GetUtcNow() - since > LongestSilence))
                return LeaseTake.Spent;
            if (isAtWork)
                await Task.Delay(Pause, time, cancellationToken);
            else
                await TryWriteAsync(taskId, row, new CaptureLease(track, epoch, time.GetUtcNow(), holder), cancellationToken);
        }
    }

    /// <summary>Renews the lease of a capture that holds it; that of another is left alone.</summary>
    public Task RenewAsync(string taskId, int track, int epoch, CancellationToken cancellationToken) =>
        ChangeAsync(taskId, track, epoch, held => held with { RenewedAt = time.GetUtcNow() }, cancellationToken);

    /// <summary>Says that a capture has ended and all of it is stored, unless a later one has the lease.</summary>
    public Task ReleaseAsync(string taskId, int track, int epoch, CancellationToken cancellationToken) =>
        ChangeAsync(taskId, track, epoch, held => held with { IsReleased = true }, cancellationToken);

    /// <summary>The leases of a task's captures that run, or ran until their worker died.</summary>
    public async Task<IReadOnlyList<CaptureLease>> ReadAsync(string taskId, CancellationToken cancellationToken)
    {
        var leases = new List<CaptureLease>();
        await foreach (var row in tables.QueryAllAsync(TaskStore.Table, TableQuery.Prefix(taskId, TaskRowKeys.LeasePrefix), cancellationToken))
            leases.Add(Read(row));
        return [.. leases.Where(lease => !lease.IsReleased)];
    }

    private async Task ChangeAsync(
        string taskId, int track, int epoch, Func<CaptureLease, CaptureLease> change, CancellationToken cancellationToken)
    {
        if (await tables.GetAsync(TaskStore.Table, taskId, TaskRowKeys.Lease(track), cancellationToken) is { } row
            && Read(row) is { IsReleased: false } held
            && held.Epoch == epoch)
        {
            await WriteAsync(taskId, row, change(held), cancellationToken);
        }
    }

    /// <summary>Writes unless somebody else did; the next look tells, also when only the answer was lost.</summary>
    private async Task TryWriteAsync(string taskId, TableRow? before, CaptureLease lease, CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(taskId, before, lease, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private Task<TransactionResult> WriteAsync(string taskId, TableRow? before, CaptureLease lease, CancellationToken cancellationToken)
    {
        var columns = JsonColumns.Write(lease, EngineJson.Default.CaptureLease);
        TableOperation write = before is null
            ? new TableOperation.Insert(TaskRowKeys.Lease(lease.Track), columns)
            : new TableOperation.Replace(before.RowKey, columns, before.ETag);
        return tables.ExecuteAsync(TaskStore.Table, taskId, [write], cancellationToken);
    }

    private static CaptureLease Read(TableRow row) => JsonColumns.Read(row, EngineJson.Default.CaptureLease);
}
