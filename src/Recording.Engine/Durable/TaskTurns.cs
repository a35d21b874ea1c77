using Microsoft.Extensions.Logging;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Tasks;

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
            return new TaskTurn(request.Number ?? 0, [], null, IsOver: true, HasCallbacks: false, HasFiles: false);
        }

        var turn = request.Number is { } number ? last.Number == number ? last : last.Next(number) : last.Next(last.Number + 1);
        task = await RenewAsync(task, cancellationToken);
        var events = request.Number is null ? [new SignalledEvent($"takeover-{turn.Number}", new TaskEvent.Resumed())] : request.Events;
        foreach (var signalled in events.Where(signalled => !turn.Taken.Contains(signalled.Id)))
            (task, turn) = await TakeAsync(task, turn, signalled, cancellationToken);
        return new TaskTurn(turn.Number, turn.Actions, task.State.NextDeadline, task.State.IsTerminal, turn.HasCallbacks, turn.HasFiles);
    }

    private async Task<(LoadedTask Task, TurnRow Turn)> TakeAsync(
        LoadedTask task, TurnRow turn, SignalledEvent signalled, CancellationToken cancellationToken)
    {
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
                    DurableLog.PhaseChanged(logger, spec.TaskId, spec.Name, task.State.Phase, decision.State.Phase);
                return (new LoadedTask(spec, decision.State, etag), after);
            }

            // Only a worker that counts as dead and is not, or a lost answer, can have written meanwhile: what is stored counts.
            task = await tasks.LoadAsync(spec.TaskId, cancellationToken) ?? throw new InvalidOperationException("A running task's rows are gone.");
            turn = await turns.ReadAsync(spec.TaskId, cancellationToken) is { } stored && stored.Number == turn.Number ? stored : turn;
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

    private static DateTimeOffset? LeaseOf(TaskState state, int track) => track < state.Tracks.Length ? state.Tracks[track].LeaseUntil : null;
}
