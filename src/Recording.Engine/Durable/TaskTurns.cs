using Microsoft.Extensions.Logging;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Tasks;
using Recording.Storage;

namespace Recording.Engine.Durable;

/// <summary>
/// Takes a task's events for its orchestration: decides, and writes state, records and the turn in one transaction. Only the orchestration
/// asks for turns, one after the other, so a task has one writer. Run twice, it answers the same.
/// </summary>
internal sealed class TaskTurns(
    TaskStore tasks, TurnStore turns, CaptureLeases leases, TaskProjector projector, TimeProvider time, ILogger<TaskTurns> logger)
{
    /// <summary>Takes a turn. Throws when storage does not answer; what was taken until then stays taken.</summary>
    public async Task<TaskTurn> TakeAsync(TurnRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await tasks.LoadAsync(request.TaskId, cancellationToken) is not { } task
            || await turns.ReadAsync(request.TaskId, cancellationToken) is not { } last)
        {
            return new TaskTurn(request.Number ?? 0, [], null, IsOver: true, Lanes: [], HasFiles: false);
        }

        if (request.Number < last.Number)
        {
            // A run that comes late, of a turn that another run took: nobody waits for the answer any more.
            return Answer(task, last with { Number = request.Number.Value, Actions = [] });
        }

        var isRepeated = request.Events.Any(signalled => last.Taken.Contains(signalled.Id));
        var turn = request.Number is { } number
            ? last.Number == number ? last : last.Next(number)
            : isRepeated ? last : last.Next(last.Number + 1);
        if (isRepeated || request.Number is null)
        {
            // Whoever died on the way may not have come to the lists.
            await projector.ProjectAllAsync(task.Spec, task.State, cancellationToken);
        }

        task = await RenewAsync(task, cancellationToken);
        foreach (var signalled in request.Events.Where(signalled => !turn.Taken.Contains(signalled.Id)))
            (task, turn) = await TakeOrPassAsync(task, turn, signalled, cancellationToken);
        return Answer(task, turn);
    }

    private static TaskTurn Answer(LoadedTask task, TurnRow turn)
    {
        var (isOver, lanes) = (task.State.IsTerminal, new List<WorkLane>());
        if (turn.HasCallbacks || isOver)
            lanes.Add(WorkLane.Callbacks);
        if ((turn.HasFiles || isOver) && task.Spec.Rtc is { Vod: not null })
            lanes.Add(WorkLane.Media);
        return new TaskTurn(turn.Number, turn.Actions, task.State.NextDeadline, isOver, lanes, turn.HasFiles);
    }

    /// <summary>Takes an event. One that fails for another reason than storage would fail again and again, and nothing else could be taken: it is passed over.</summary>
    private async Task<(LoadedTask Task, TurnRow Turn)> TakeOrPassAsync(
        LoadedTask task, TurnRow turn, SignalledEvent signalled, CancellationToken cancellationToken)
    {
        try
        {
            return await TakeAsync(task, turn, signalled, cancellationToken);
        }
        catch (Exception error) when (error is not StorageUnavailableException && !cancellationToken.IsCancellationRequested)
        {
            DurableLog.EventFailed(logger, error, task.Spec.TaskId, signalled.Event.GetType().Name);
            var passed = turn.After(signalled.Id, Decision.Nothing(task.State));
            await turns.WriteAsync(task.Spec.TaskId, passed, cancellationToken);
            return (task, passed);
        }
    }

    private async Task<(LoadedTask Task, TurnRow Turn)> TakeAsync(
        LoadedTask task, TurnRow turn, SignalledEvent signalled, CancellationToken cancellationToken)
    {
        if (signalled.Event is TaskEvent.DeadlineReached && IsSilent(task.State))
        {
            // Where storage was silent, the captures were too, and were not dead: they get the time to say so.
            await Task.Delay(CaptureLeases.Period * 2, time, cancellationToken);
            task = await RenewAsync(task, cancellationToken);
        }

        while (true)
        {
            var now = time.GetUtcNow();
            var decision = TaskDecider.Decide(task.State, signalled.Event, now);
            var after = turn.After(signalled.Id, decision);
            var spec = task.Spec.After(decision);
            if (!decision.MustPersist)
            {
                await turns.WriteAsync(spec.TaskId, after, cancellationToken);
                return (task with { State = decision.State }, after);
            }

            await projector.ProjectFilesAsync(task.Spec, decision, now, cancellationToken);
            if (await tasks.CommitAsync(spec, task.ETag, decision, now, [TurnStore.Write(after)], cancellationToken) is { } etag)
            {
                await projector.ProjectJobAsync(spec, task.State.Phase, decision.State, cancellationToken);
                if (decision.State.Phase != task.State.Phase)
                    TaskLog.PhaseChanged(logger, spec.TaskId, spec.Name, task.State.Phase, decision.State.Phase);
                return (new LoadedTask(spec, decision.State, etag), after);
            }

            // Only a worker that counts as dead and is not, or a lost answer, can have written meanwhile: what is stored counts.
            var stored = await tasks.LoadAsync(spec.TaskId, cancellationToken) ?? throw new InvalidOperationException("A running task's rows are gone.");
            task = await RenewAsync(stored, cancellationToken);
            turn = await turns.ReadAsync(spec.TaskId, cancellationToken) is { } latest && latest.Number == turn.Number ? latest : turn;
            if (turn.Taken.Contains(signalled.Id))
                return (task, turn);
        }
    }

    /// <summary>Adds the signs of life since the last turn to the state, as of when they were given.</summary>
    private async Task<LoadedTask> RenewAsync(LoadedTask task, CancellationToken cancellationToken)
    {
        if (task.State.IsTerminal)
            return task;
        var state = task.State;
        foreach (var lease in await leases.ReadAsync(task.Spec.TaskId, cancellationToken))
        {
            var alive = TaskDecider.Decide(state, new TaskEvent.CaptureAlive(lease.Track, lease.Epoch), lease.RenewedAt).State;
            if (LeaseOf(alive, lease.Track) > LeaseOf(state, lease.Track))
                state = alive;
        }

        return task with { State = state };
    }

    private bool IsSilent(TaskState state) => state.Tracks.Any(track => track is { CaptureActive: true, LeaseUntil: { } lease } && lease <= time.GetUtcNow());

    private static DateTimeOffset? LeaseOf(TaskState state, int track) => track < state.Tracks.Length ? state.Tracks[track].LeaseUntil : null;
}
