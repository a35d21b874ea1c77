using Recording.Engine.Retention;

namespace Recording.Engine.Durable;

/// <summary>What the Durable functions of a head call: each is one activity, or one run of a timer.</summary>
public sealed class DurableActivities
{
    private readonly TaskTurns _turns;
    private readonly ActionWork _actions;
    private readonly LaneWork _lanes;
    private readonly OpenTaskSweep _sweep;
    private readonly IReadOnlyList<HourlyRemoval> _removals;

    internal DurableActivities(TaskTurns turns, ActionWork actions, LaneWork lanes, OpenTaskSweep sweep, IEnumerable<HourlyRemoval> removals) =>
        (_turns, _actions, _lanes, _sweep, _removals) = (turns, actions, lanes, sweep, [.. removals]);

    /// <inheritdoc cref="DurableCalls.TakeEvents"/>
    public Task<TaskTurn> TakeEventsAsync(TurnRequest request, CancellationToken cancellationToken) => _turns.TakeAsync(request, cancellationToken);

    /// <summary>Carries out an action; answers what the task is to be told.</summary>
    public Task<ActionResult> RunActionAsync(ActionCall call, CancellationToken cancellationToken) => _actions.RunAsync(call, cancellationToken);

    /// <inheritdoc cref="DurableCalls.Capture"/>
    public Task<ActionResult> CaptureAsync(ActionCall call, CancellationToken cancellationToken) => _actions.CaptureAsync(call, cancellationToken);

    /// <inheritdoc cref="DurableCalls.EndTask"/>
    public Task EndTaskAsync(string taskId, CancellationToken cancellationToken) => _actions.EndAsync(taskId, cancellationToken);

    /// <inheritdoc cref="DurableCalls.RunLane"/>
    public Task<LaneTurn> RunLaneAsync(LaneRun run, CancellationToken cancellationToken) => _lanes.RunAsync(run, cancellationToken);

    /// <summary>Starts orchestrations again that are missing or failed; once a minute.</summary>
    public Task SweepAsync(CancellationToken cancellationToken) => _sweep.RunAsync(cancellationToken);

    /// <summary>Removes what is too old; once an hour.</summary>
    public async Task RemoveExpiredAsync(CancellationToken cancellationToken)
    {
        foreach (var removal in _removals)
            await removal.RemoveAsync(cancellationToken);
    }
}
