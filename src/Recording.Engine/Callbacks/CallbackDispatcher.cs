using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Recording.Engine.Replays;
using Recording.Engine.Tasks;
using Recording.Engine.Telemetry;
using Recording.Storage;

namespace Recording.Engine.Callbacks;

/// <summary>
/// Delivers the callbacks that wait: for each task one after the other, in order, at least once. Each task has a lane of its own, and one
/// for its replays, so a slow receiver holds up nobody else's callbacks.
/// </summary>
public sealed class CallbackDispatcher(
    OutboxStore outbox,
    CallbackDelivery delivery,
    TaskRetirement retirement,
    RecordingMetrics metrics,
    TimeProvider time,
    ILogger<CallbackDispatcher> logger)
    : BackgroundService, IReplayLane
{
    private static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromSeconds(2);
    private readonly TaskLanes<(string TaskId, OutboxLane Lane)> _lanes = new();
    private readonly ConcurrentDictionary<string, object> _ended = new(StringComparer.Ordinal);

    /// <summary>Says that a task may have new callbacks waiting.</summary>
    public void Signal(string taskId) => Signal(taskId, OutboxLane.Task);

    /// <summary>Says that a task may have replays waiting.</summary>
    public void SignalReplays(string taskId) => Signal(taskId, OutboxLane.Replay);

    /// <summary>Says that a task may have callbacks and replays of an earlier process waiting.</summary>
    public void Resume(string taskId)
    {
        Signal(taskId);
        SignalReplays(taskId);
    }

    /// <summary>Says that nothing is left to do for a task but its callbacks: after the last of them it is taken off the open ones.</summary>
    public void Retire(string taskId)
    {
        _ended[taskId] = new object();
        Resume(taskId);
    }

    Task IReplayLane.SignalAsync(string taskId, bool hasEnded, CancellationToken cancellationToken)
    {
        if (hasEnded)
            Retire(taskId);
        else
            SignalReplays(taskId);
        return Task.CompletedTask;
    }

    public override void Dispose()
    {
        _lanes.Dispose();
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
            await _lanes.StopAsync();
        }
    }

    private void Signal(string taskId, OutboxLane lane) => _lanes.Signal((taskId, lane), RunAsync);

    /// <summary>Empties a lane; answers whether its task needs nothing more.</summary>
    private async Task<bool> RunAsync((string TaskId, OutboxLane Lane) key, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                while (await outbox.PeekAsync(key.TaskId, key.Lane, cancellationToken) is { } row)
                {
                    var wait = row.Entry.NextAttemptAt - time.GetUtcNow();
                    if (wait > TimeSpan.Zero)
                        await Task.Delay(wait, time, cancellationToken);
                    await delivery.AttemptAsync(key.TaskId, row, cancellationToken);
                }

                return await RetireAsync(key.TaskId, cancellationToken);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                if (error is StorageUnavailableException)
                    metrics.StorageRetried(StorageWork.Callback);
                EngineLog.DeliveryTrouble(logger, error, key.TaskId);
                await Task.Delay(PauseAfterTrouble, time, cancellationToken);
            }
        }
    }

    private async Task<bool> RetireAsync(string taskId, CancellationToken cancellationToken)
    {
        // Both lanes may look at once: the mark stays until one of them has found that the task needs nothing more.
        if (!_ended.TryGetValue(taskId, out var mark) || !await retirement.TryRetireAsync(taskId, cancellationToken))
            return false;

        // Gone: the other lane was faster. Still there: who marked it again while this looked has something new to deliver.
        if (!_ended.TryRemove(KeyValuePair.Create(taskId, mark)))
            return !_ended.ContainsKey(taskId);
        foreach (var lane in Enum.GetValues<OutboxLane>())
            _lanes.CloseIdle((taskId, lane));
        return true;
    }
}
