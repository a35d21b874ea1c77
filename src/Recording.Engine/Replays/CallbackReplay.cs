using System.Globalization;
using Microsoft.Extensions.Options;
using Recording.Contracts.CallbackDeliveries;
using Recording.Core.Callbacks;
using Recording.Engine.CallbackRecords;
using Recording.Engine.Callbacks;
using Recording.Engine.Settings;
using Recording.Engine.Tasks;

namespace Recording.Engine.Replays;

/// <summary>
/// Sends callbacks again that were attempted before, from their records: the same id, number and body, marked as a replay. They have a
/// queue of their own at their task, with the schedule of any callback.
/// </summary>
public sealed class CallbackReplay(
    TaskStore tasks,
    CallbackRecordStore records,
    OutboxStore outbox,
    OpenTaskIndex open,
    IReplayLane lane,
    IOptionsMonitor<CallbackOptions> options,
    TimeProvider time)
{
    private const int RowsAtOnce = 20;
    private static readonly CallbackKind[] OfDomains = [CallbackKind.LiveRecord];
    private static readonly CallbackKind[] OfApplications = [CallbackKind.RtcRecord, CallbackKind.Relay];

    /// <summary>Finds what a request means and stores it for sending. Null when it names a task that is not there.</summary>
    internal async Task<ReplayPlan?> ReplayAsync(ReplayCallbacksRequest request, CancellationToken cancellationToken)
    {
        var histories = new TaskHistories(tasks, records, outbox, options, time);
        var plan = new ReplayPlan();
        bool? succeeded = request.Status is null ? null : request.Status == "success";
        if (request.TaskId is { } taskId)
        {
            if (await histories.OfAsync(taskId, cancellationToken) is not { } history)
                return null;
            foreach (var sequence in history.Attempts.Keys)
                plan.Consider(history, sequence, succeeded);
        }
        else if (request.DeliveryIds.Count > 0)
        {
            await ConsiderIdsAsync(plan, histories, request.DeliveryIds, succeeded, cancellationToken);
        }
        else
        {
            await ConsiderRangeAsync(plan, histories, request, succeeded, cancellationToken);
        }

        await StoreAsync(plan, request.NotifyUrl, cancellationToken);
        return plan;
    }

    private static async Task ConsiderIdsAsync(
        ReplayPlan plan, TaskHistories histories, IEnumerable<string> ids, bool? succeeded, CancellationToken cancellationToken)
    {
        foreach (var id in ids)
        {
            // A task's id and the callback's number.
            var dash = id.LastIndexOf('-');
            if (dash > 0
                && long.TryParse(id.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
                && await histories.OfAsync(id[..dash], cancellationToken) is { } history
                && history.Attempts.ContainsKey(sequence))
            {
                plan.Consider(history, sequence, succeeded);
            }
            else
            {
                plan.NotFound.Add(id);
            }
        }
    }

    private async Task ConsiderRangeAsync(
        ReplayPlan plan, TaskHistories histories, ReplayCallbacksRequest request, bool? succeeded, CancellationToken cancellationToken)
    {
        // Older ones are gone and newer ones not there yet: their days need no look.
        var now = time.GetUtcNow();
        var oldest = now - options.CurrentValue.KeepRecords;
        var (kinds, owner) = request.DomainName is { } domain ? (OfDomains, domain) : (OfApplications, request.AppId!);
        var from = request.From > oldest ? request.From : oldest;
        var to = request.To < now ? request.To : now;
        await foreach (var record in new RecordTimeline(records).ReadAsync(kinds, owner, from, to, cancellationToken))
        {
            // A range means the time of the first delivery: replays, also those of a part before this one, come from outside of it.
            if (record.Replay > 0
                || await histories.OfAsync(record.TaskId, cancellationToken) is not { } history
                || !history.Attempts.ContainsKey(record.Sequence))
            {
                continue;
            }

            if (plan.Chosen.Count == request.MaxCount)
            {
                plan.BrokenOffAt = record.SentAt;
                return;
            }

            plan.Consider(history, record.Sequence, succeeded);
        }
    }

    private async Task StoreAsync(ReplayPlan plan, string? notifyUrl, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var group in plan.Chosen.GroupBy(chosen => chosen.History))
        {
            var task = group.Key.Task;
            var taskId = task.Spec.TaskId;

            // Listed before, for a crash right after; and again behind, so that a retirement that looked in between does not take it off.
            await open.AddAsync(taskId, cancellationToken);
            foreach (var some in group.Select(chosen => chosen.Sequence).Order().Chunk(RowsAtOnce))
                await outbox.AddReplaysAsync(taskId, [.. some.Select(sequence => group.Key.Again(sequence, notifyUrl, now))], now, cancellationToken);
            await open.AddAsync(taskId, cancellationToken);
            await lane.SignalAsync(taskId, task.State.IsTerminal, cancellationToken);
        }
    }
}
