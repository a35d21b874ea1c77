using Recording.Core.Tasks.Decisions;

namespace Recording.Engine.Durable;

/// <summary>
/// Actions that go one after the other: those of one output of a track, so that a growing playlist is never written over a finished one, and those of a
/// track's captures.
/// </summary>
internal sealed class CallQueue
{
    private readonly LinkedList<TaskEffect> _waiting = [];

    /// <summary>The call that runs; null for none.</summary>
    public Task<ActionResult>? Running { get; private set; }

    /// <summary>What it carries out; null for none.</summary>
    public TaskEffect? RunningAction { get; private set; }

    public IEnumerable<TaskEffect> Waiting => _waiting;

    /// <summary>Adds an action. Of growing playlists only the newest is of use.</summary>
    public void Add(TaskEffect action)
    {
        if (action is TaskEffect.PublishPlaylist && _waiting.Last is { Value: TaskEffect.PublishPlaylist })
            _waiting.RemoveLast();
        _waiting.AddLast(action);
    }

    /// <summary>Begins the next action when none runs.</summary>
    public void Begin(Func<TaskEffect, Task<ActionResult>> call)
    {
        if (Running is not null || _waiting.First is not { } next)
            return;
        _waiting.RemoveFirst();
        (Running, RunningAction) = (call(next.Value), next.Value);
    }

    /// <summary>The result of the call that has ended; null when none has.</summary>
    public async Task<ActionResult?> TakeAsync()
    {
        if (Running is not { IsCompleted: true } done)
            return null;
        (Running, RunningAction) = (null, null);
        return await done;
    }
}
