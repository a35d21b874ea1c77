using Recording.Core.Tasks.Decisions;

namespace Recording.Engine.Durable;

/// <summary>The activities of a recording's actions, as its orchestration sees them.</summary>
internal sealed class ActionCalls(IOrchestration orchestration, string taskId)
{
    /// <summary>In place of an output: the queue of a track's captures.</summary>
    private const int OfCaptures = -1;

    // Sorted, so that every replay goes through them in the same order.
    private readonly SortedDictionary<(int Track, int Output), CallQueue> _queues = [];

    private bool _isHeldFirmly;

    /// <summary>Whether the orchestration is to begin anew with a short history, as soon as no call runs.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>Calls that run. The orchestration must not end before them: its engine would wait, and lose what comes meanwhile.</summary>
    public IEnumerable<Task> Running => _queues.Values.Select(queue => queue.Running).OfType<Task>();

    /// <summary>Actions that were not begun.</summary>
    public IReadOnlyList<TaskEffect> Waiting => [.. _queues.Values.SelectMany(queue => queue.Waiting)];

    /// <summary>Begins nothing new, but as long as a file is being made, which can take minutes, what else there is to do goes on.</summary>
    /// <param name="firmly">Whether the history is so long that it must not.</param>
    public void Hold(bool firmly) => (IsHeld, _isHeldFirmly) = (true, firmly);

    /// <summary>Begins actions, in order.</summary>
    public void Begin(IEnumerable<TaskEffect> actions)
    {
        foreach (var action in actions)
        {
            switch (action)
            {
                case TaskEffect.StartCapture start:
                    Queue(start.Track, OfCaptures).Add(start);
                    break;
                case TaskEffect.PauseCapture pause:
                    Queue(pause.Track, OfCaptures).Add(pause);
                    break;
                case TaskEffect.UpdateCapture:
                    break;
                case TaskEffect.StopCapture stop:
                    Queue(stop.Track, OfCaptures).Add(stop);
                    break;
                case TaskEffect.PublishPlaylist publish:
                    Queue(publish.Track, publish.Output).Add(publish);
                    break;
                case TaskEffect.FinishFile finish:
                    Queue(finish.Track, finish.Output).Add(finish);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(actions), "It is no action.");
            }
        }

        BeginWaiting();
    }

    /// <summary>What calls that have ended want the task to be told; begins the next ones.</summary>
    public async Task<IReadOnlyList<SignalledEvent>> TakeResultsAsync()
    {
        var events = new List<SignalledEvent>();
        foreach (var queue in _queues.Values)
        {
            if (await queue.TakeAsync() is { Event: { } result })
                events.Add(new SignalledEvent(IdOf(result), result));
        }

        BeginWaiting();
        return events;
    }

    private void BeginWaiting()
    {
        var goesOn = !IsHeld || (!_isHeldFirmly && _queues.Values.Any(queue => queue.RunningAction is TaskEffect.FinishFile));
        foreach (var (key, queue) in _queues)
        {
            // What has to do with captures is short, and never waits.
            if (goesOn || key.Output == OfCaptures)
                queue.Begin(CallAsync);
        }
    }

    private Task<ActionResult> CallAsync(TaskEffect action) =>
        orchestration.CallAsync<ActionResult>(
            DurableCalls.Of(action) ?? throw new InvalidOperationException("It is no action."), new ActionCall(taskId, action));

    private CallQueue Queue(int track, int output)
    {
        if (!_queues.TryGetValue((track, output), out var queue))
            _queues.Add((track, output), queue = new CallQueue());
        return queue;
    }

    private static string IdOf(TaskEvent result) => result switch
    {
        TaskEvent.CaptureDrained drained => $"drained-{drained.Track}-{drained.Epoch}",
        TaskEvent.FileFinished finished => $"finished-{finished.Track}-{finished.Output}-{finished.Number}",
        TaskEvent.FileFailed failed => $"finished-{failed.Track}-{failed.Output}-{failed.Number}",
        _ => throw new ArgumentOutOfRangeException(nameof(result), "No action answers with it."),
    };
}
