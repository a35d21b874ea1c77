using Recording.Engine.Tasks;

namespace Recording.Engine.Durable;

/// <summary>Sees to it that the lanes of tasks have their orchestrations.</summary>
internal sealed class TaskLanesStart(IOrchestrations orchestrations)
{
    /// <summary>Starts the lanes that a task is going to need, unless they run.</summary>
    public async Task EnsureAsync(RecordingSpec spec, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        await EnsureAsync(spec.TaskId, WorkLane.Callbacks, cancellationToken);
        if (spec.Rtc is { Vod: not null })
            await EnsureAsync(spec.TaskId, WorkLane.Media, cancellationToken);
    }

    /// <summary>Starts a lane unless it runs; answers whether it ran.</summary>
    public async Task<bool> EnsureAsync(string taskId, WorkLane lane, CancellationToken cancellationToken)
    {
        var instance = DurableCalls.LaneOf(taskId, lane);
        if (await orchestrations.IsRunningAsync(instance, cancellationToken))
            return true;
        await orchestrations.StartAsync(DurableCalls.Lane, instance, new LaneRun(taskId, lane), cancellationToken);
        return false;
    }

    /// <summary>Has a lane look at what waits.</summary>
    public async Task SignalAsync(string taskId, WorkLane lane, CancellationToken cancellationToken)
    {
        if (await EnsureAsync(taskId, lane, cancellationToken))
            await orchestrations.RaiseAsync(DurableCalls.LaneOf(taskId, lane), DurableCalls.Signal, true, cancellationToken);
    }
}
