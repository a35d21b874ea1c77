using Recording.Engine.Tasks;

namespace Recording.Engine.Callbacks;

/// <summary>Reads what waits to be delivered, over all open tasks, page after page.</summary>
public sealed class PendingDeliveries(OutboxStore outbox, OpenTaskIndex open)
{
    // A page ends after so many tasks even if nothing of theirs waits, so that no request takes long.
    private const int MostTasks = 200;

    /// <summary>Up to so many of them, and the token of the next page; null after the last. An unreadable token begins anew.</summary>
    /// <param name="taskId">Only of this task; null for all.</param>
    /// <param name="token">From the page before; null for the first.</param>
    /// <param name="count">Most callbacks on the page.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<(IReadOnlyList<PendingDelivery> Page, string? Next)> ReadAsync(
        string? taskId, string? token, int count, CancellationToken cancellationToken)
    {
        var start = token is null ? null : DeliveryToken.Parse(token);
        var ids = taskId is null
            ? await open.ReadFromAsync(start?.TaskId ?? "", MostTasks + 1, cancellationToken)
            : [.. new[] { taskId }.Where(TableKey.IsValid)];
        var page = new List<PendingDelivery>();
        for (var i = 0; i < ids.Count; i++)
        {
            if (i == MostTasks)
                return (page, DeliveryToken.Before(ids[i]).ToString());
            var from = ids[i] == start?.TaskId ? start : DeliveryToken.Before(ids[i]);
            if (await ReadTaskAsync(from, count - page.Count, page, cancellationToken) is { } last)
                return (page, last.ToString());
        }

        return (page, null);
    }

    /// <summary>Adds a task's callbacks from a place on; answers the place reached when there are more than wanted.</summary>
    private async Task<DeliveryToken?> ReadTaskAsync(
        DeliveryToken from, int wanted, List<PendingDelivery> page, CancellationToken cancellationToken)
    {
        var last = from;
        for (var lane = from.Lane; lane <= OutboxLane.Replay; lane++)
        {
            var after = lane == from.Lane ? from.RowKey : "";
            var head = after.Length > 0 ? (await outbox.PeekAsync(from.TaskId, lane, cancellationToken))?.Entry : null;
            await foreach (var row in outbox.ReadAsync(from.TaskId, lane, after, cancellationToken))
            {
                head ??= row.Entry;
                if (wanted-- == 0)
                    return last;
                page.Add(new PendingDelivery(from.TaskId, row.Entry, head));
                last = new DeliveryToken(from.TaskId, lane, row.RowKey);
            }
        }

        return null;
    }
}
