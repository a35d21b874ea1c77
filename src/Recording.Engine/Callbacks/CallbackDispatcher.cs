using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Recording.Core.Callbacks;
using Recording.Engine.CallbackRecords;
using Recording.Engine.Tasks;

namespace Recording.Engine.Callbacks;

/// <summary>
/// Delivers the callbacks that wait: for each task one after the other, in order, at least once; a task's slow receiver holds up no other
/// task. The record of an attempt is written before its callback is taken off, so none can go missing between the two.
/// </summary>
public sealed class CallbackDispatcher(
    OutboxStore outbox,
    CallbackRecordStore records,
    ICallbackSender sender,
    TaskRetirement retirement,
    TimeProvider time,
    ILogger<CallbackDispatcher> logger) : BackgroundService
{
    private static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<string, TaskLane> _lanes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _ended = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Says that a task may have callbacks waiting.</summary>
    public void Signal(string taskId) =>
        _lanes.GetOrAdd(taskId, id => new TaskLane(ct => RunLaneAsync(id, ct), _stopping.Token)).Signal();

    /// <summary>Says that nothing is left to do for a task but its callbacks: after the last of them it is taken off the open ones.</summary>
    public void Retire(string taskId)
    {
        _ended[taskId] = 0;
        Signal(taskId);
    }

    public override void Dispose()
    {
        _stopping.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, time, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            await _stopping.CancelAsync();
            await Task.WhenAll(_lanes.Values.Select(lane => lane.Completion));
        }
    }

    /// <summary>Empties a task's outbox.</summary>
    private async Task RunLaneAsync(string taskId, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                while (await outbox.PeekAsync(taskId, cancellationToken) is { } entry)
                    await DeliverAsync(taskId, entry, cancellationToken);
                if (_ended.ContainsKey(taskId) && await retirement.TryRetireAsync(taskId, cancellationToken))
                {
                    _ended.TryRemove(taskId, out _);
                    _lanes.TryRemove(taskId, out _);
                }

                return;
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                EngineLog.DeliveryTrouble(logger, error, taskId);
                await Task.Delay(PauseAfterTrouble, time, cancellationToken);
            }
        }
    }

    private async Task DeliverAsync(string taskId, OutboxEntry entry, CancellationToken cancellationToken)
    {
        var wait = entry.NextAttemptAt - time.GetUtcNow();
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellationToken);

        var headers = CallbackHeaders.For(entry);
        var sentAt = time.GetUtcNow();
        var outcome = await sender.SendAsync(entry, headers, cancellationToken);
        var attempt = entry with { Attempts = entry.Attempts + 1 };
        await records.AppendAsync(Record(taskId, attempt, headers, sentAt, outcome), cancellationToken);

        if (outcome.Succeeded)
        {
            EngineLog.CallbackDelivered(logger, taskId, entry.Sequence, entry.Type, attempt.Attempts, (long)outcome.Cost.TotalMilliseconds);
            await outbox.RemoveAsync(taskId, entry.Sequence, cancellationToken);
            return;
        }

        EngineLog.CallbackFailed(logger, taskId, entry.Sequence, entry.Type, attempt.Attempts, outcome.Description);
        var next = LiveDeliverySchedule.Next(
            attempt.Attempts, outcome, entry.WrittenAt, time.GetUtcNow(), Random.Shared.NextDouble());
        if (next is { } at)
        {
            await outbox.PostponeAsync(taskId, attempt with { NextAttemptAt = at }, cancellationToken);
            return;
        }

        EngineLog.CallbackGivenUp(logger, taskId, entry.Sequence, entry.Type, attempt.Attempts);
        await outbox.RemoveAsync(taskId, entry.Sequence, cancellationToken);
    }

    private static CallbackRecord Record(
        string taskId,
        OutboxEntry attempt,
        IReadOnlyDictionary<string, IReadOnlyList<string>> headers,
        DateTimeOffset sentAt,
        DeliveryOutcome outcome) => new()
        {
            DeliveryId = attempt.DeliveryId,
            TaskId = taskId,
            Sequence = attempt.Sequence,
            Attempt = attempt.Attempts,
            Kind = attempt.Kind,
            Replay = attempt.Replay,
            Type = attempt.Type,
            WrittenAt = attempt.WrittenAt,
            Url = attempt.Url,
            Domain = attempt.Domain,
            App = attempt.App,
            Stream = attempt.Stream,
            Body = attempt.Body,
            Headers = JsonSerializer.Serialize(headers, EngineJson.Default.IReadOnlyDictionaryStringIReadOnlyListString),
            SentAt = sentAt,
            Succeeded = outcome.Succeeded,
            Status = outcome.Status,
            Description = outcome.Description,
            Response = outcome.Response,
            CostMilliseconds = (long)outcome.Cost.TotalMilliseconds,
        };
}
