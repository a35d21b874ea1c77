using Recording.Core.Tasks.Decisions;

namespace Recording.Engine.Durable;

/// <summary>The activities of a recording's actions, as its orchestration sees them.</summary>
internal sealed class ActionCalls(IOrchestration orchestration, string taskId)
{
    // Sorted, so that every replay goes through them in the same order.
    private readonly SortedDictionary<(int Track, int Output), CallQueue> _queues = [];

    /// <summary>Whether nothing new is begun, so that the orchestration can begin anew with a short history.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>Calls that run; captures are not among them.</summary>
    public IEnumerable<Task> Running => _queues.Values.Select(queue => queue.Running).OfType<Task>();

    /// <summary>Actions that were not begun.</summary>
    public IReadOnlyList<TaskEffect> Waiting => [.. _queues.Values.SelectMany(queue => queue.Waiting)];

    public void Hold() => IsHeld = true;

    /// <summary>Begins actions, in order.</summary>
    public void Begin(IEnumerable<TaskEffect> actions)
    {
        foreach (var action in actions)
        {
            switch (action)
            {
                case TaskEffect.StartCapture or TaskEffect.PauseCapture:
                    // Not awaited: a capture tells by events how it fares, and one that dies by its lease. It outlives this run.
                    _ = CallAsync(action);
                    break;
                case TaskEffect.UpdateCapture:
                    break;
                case TaskEffect.StopCapture stop:
                    Queue(stop.Track, -1).Add(stop);
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
        foreach (var queue in _queues.Values)
        {
            // A stop must not wait: what it waits for may be what keeps this run from ending.
            if (!IsHeld || queue.Waiting.FirstOrDefault() is TaskEffect.StopCapture)
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
