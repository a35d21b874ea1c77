using System.Collections.Immutable;
using Recording.Core.Tasks.Decisions;

namespace Recording.Engine.Durable;

/// <summary>
/// What is remembered of a task's last turn, written in one transaction with what its events caused. An activity may run twice when a worker
/// dies: then this tells which events were taken already, and what they asked for.
/// </summary>
internal sealed record TurnRow
{
    /// <summary>How many events are remembered. More than wait at one time: each track's capture waits for one, and a client.</summary>
    private const int MostTaken = 160;

    public static TurnRow First { get; } = new() { Number = 0 };

    public required int Number { get; init; }

    /// <summary>Ids of the newest events, oldest first.</summary>
    public ImmutableArray<string> Taken { get; init; } = [];

    public ImmutableArray<TaskEffect> Actions { get; init; } = [];

    /// <summary>
    /// Stops that wait for their capture's end, on whatever worker: only then is it known what there is left to store. No activity waits for it, since
    /// its place may be the one in which the end would be taken.
    /// </summary>
    public ImmutableArray<TaskEffect.StopCapture> Stops { get; init; } = [];

    public bool HasCallbacks { get; init; }

    public bool HasFiles { get; init; }

    /// <summary>Whether the task has ended: no event is taken any more.</summary>
    public bool IsOver { get; init; }

    /// <summary>Whether what is to be done once a task has ended is done.</summary>
    public bool IsClosed { get; init; }

    /// <summary>The row of a turn of its own.</summary>
    public TurnRow Next(int number) => this with { Number = number, Actions = [], HasCallbacks = false, HasFiles = false };

    /// <summary>The same after an event and what was decided about it.</summary>
    public TurnRow After(string? eventId, Decision decision)
    {
        var asked = decision.Effects.Where(effect => !effect.IsRecord).ToList();
        var stops = asked.OfType<TaskEffect.StopCapture>().ToList();
        List<TaskEffect.StopCapture> waiting = [.. Stops.Where(stop => stops.TrueForAll(newer => newer.Track != stop.Track)), .. stops];
        var due = waiting.Where(stop => !decision.State.Tracks[stop.Track].CaptureActive).ToList();
        return this with
        {
            Taken = eventId is null ? Taken : [.. Taken.Skip(Taken.Length + 1 - MostTaken), eventId],
            Actions = [.. Actions, .. asked.Select(action => action is TaskEffect.StopCapture stop ? new TaskEffect.PauseCapture(stop.Track, stop.Epoch) : action), .. due],
            Stops = [.. waiting.Except(due)],
            HasCallbacks = HasCallbacks || decision.Effects.Any(effect => effect is TaskEffect.Notify),
            HasFiles = HasFiles || decision.Effects.Any(effect => effect is TaskEffect.SaveFile),
            IsOver = decision.State.IsTerminal,
        };
    }
}
