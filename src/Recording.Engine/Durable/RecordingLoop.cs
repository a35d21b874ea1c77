using Recording.Core.Tasks.Decisions;

namespace Recording.Engine.Durable;

/// <summary>
/// The orchestration of a recording task: gives the events that come, and the deadlines that pass, to the task's turns, and has the actions
/// that these ask for carried out. It decides nothing itself, so that a new version of the decisions does not meet old histories.
/// </summary>
public sealed class RecordingLoop(IOrchestration orchestration)
{
    /// <summary>After so many turns the history is long enough to begin anew.</summary>
    private const int MostTurns = 100;

    /// <summary>At a file's end it begins anew after so many.</summary>
    private const int FewestTurns = 10;

    /// <summary>So long a history is not made longer by files that are being made one after the other.</summary>
    private const int FarTooManyTurns = 400;

    private static readonly TimeSpan BetweenDeadlines = TimeSpan.FromSeconds(1);

    public async Task RunAsync(RecordingRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var calls = new ActionCalls(orchestration, run.TaskId);
        var inbox = new EventInbox<SignalledEvent>(orchestration, DurableCalls.Event);
        using var timer = new DeadlineTimer(orchestration);
        calls.Begin(run.Unfinished);
        var turn = await TakeAsync(
            run.TaskId, run.Turn, run.Takeover is null ? [] : [new SignalledEvent("takeover-" + run.Takeover, new TaskEvent.Resumed())]);
        for (var turns = 1; ; turns++)
        {
            Signal(run.TaskId, turn);
            calls.Begin(turn.Actions);
            if (turn.IsOver)
                break;
            if (turns >= MostTurns || (turns >= FewestTurns && turn.HasFiles))
                calls.Hold(firmly: turns >= FarTooManyTurns);

            var events = await NextAsync(calls, inbox, timer, turn);
            if (events.Count == 0)
            {
                orchestration.ContinueAsNew(new RecordingRun(run.TaskId, turn.Number + 1, calls.Waiting));
                _ = inbox.ForwardAsync(run.TaskId);
                return;
            }

            turn = await TakeAsync(run.TaskId, turn.Number + 1, events);
        }

        await Task.WhenAll(calls.Running);
        await orchestration.CallAsync<bool>(DurableCalls.EndTask, run.TaskId);
        Signal(run.TaskId, turn);
    }

    private Task<TaskTurn> TakeAsync(string taskId, int? number, IReadOnlyList<SignalledEvent> events) =>
        orchestration.CallAsync<TaskTurn>(DurableCalls.TakeEvents, new TurnRequest(taskId, number, events));

    /// <summary>What came next; nothing when calls are held and none runs any more.</summary>
    private async Task<IReadOnlyList<SignalledEvent>> NextAsync(
        ActionCalls calls, EventInbox<SignalledEvent> inbox, DeadlineTimer timer, TaskTurn turn)
    {
        // The clocks of workers differ a little: a deadline that has passed here only must not be asked about again and again.
        var earliest = orchestration.Now + BetweenDeadlines;
        var deadline = turn.Deadline > earliest ? turn.Deadline : turn.Deadline is null ? null : earliest;
        while (true)
        {
            // What has come counts before the clock: it may be the sign of life that moves the deadline.
            IReadOnlyList<SignalledEvent> events = [.. await calls.TakeResultsAsync(), .. await inbox.TakeAsync()];
            if (events.Count > 0 || (calls.IsHeld && !calls.Running.Any()))
                return events;
            if (deadline <= orchestration.Now)
                return [new SignalledEvent($"deadline-{turn.Number}", new TaskEvent.DeadlineReached())];
            await Task.WhenAny([inbox.Next, .. calls.Running, .. timer.For(deadline) is { } passes ? new[] { passes } : []]);
        }
    }

    private void Signal(string taskId, TaskTurn turn)
    {
        foreach (var lane in turn.Lanes)
            orchestration.Send(DurableCalls.LaneOf(taskId, lane), DurableCalls.Signal, true);
    }
}
