using System.Text.Json;
using Recording.Engine.Durable;

namespace Recording.Engine.Tests.Durable;

/// <summary>
/// One replay of an orchestration over its whole history. As the real SDK does: calls are numbered, an event goes to the newest that waits for it, even when
/// the orchestration has begun anew meanwhile, and to a buffer when nobody does.
/// </summary>
internal sealed class ReplayRun(IReadOnlyList<HistoryEvent> history, ReplayContext context) : IOrchestration
{
    private const int MostAttempts = 1000;
    private static readonly TimeSpan PauseBetweenAttempts = TimeSpan.FromSeconds(1);

    private readonly Dictionary<int, HistoryEvent.Scheduled> _known = history.OfType<HistoryEvent.Scheduled>().ToDictionary(call => call.Id);
    private readonly Dictionary<int, Action<HistoryEvent>> _open = [];
    private readonly Dictionary<int, string> _names = [];
    private readonly Dictionary<string, Stack<Action<string>>> _waiters = [];
    private readonly Queue<(string Name, string Payload)> _buffered = new();
    private int _calls;

    public DateTimeOffset Now { get; private set; }

    /// <summary>What the history does not hold yet, in order.</summary>
    public List<HistoryEvent.Scheduled> New { get; } = [];

    /// <summary>In what way it was another one than before; null when it was the same.</summary>
    public string? Difference { get; private set; }

    /// <summary>Input of the next run; null unless it begins anew.</summary>
    public string? NextInput { get; private set; }

    /// <summary>
    /// Calls that have no answer and timers that wait. The real engine neither ends an orchestration nor begins it anew before they are through, and what comes
    /// meanwhile is lost.
    /// </summary>
    public IEnumerable<string> Open => _open.Keys.Select(id => _names[id]);

    /// <summary>Events that nobody took.</summary>
    public IEnumerable<(string Name, string Payload)> Buffered => _buffered;

    /// <summary>Runs the orchestration as far as its history goes.</summary>
    public Task Run(Func<IOrchestration, Task> orchestration)
    {
        Now = ((HistoryEvent.Awoken)history[0]).At;
        var task = orchestration(this);
        foreach (var line in history)
            Take(line);
        if (Difference is null && _known.Count > _calls)
            Difference = $"the history has {_known.Count} calls, the replay made {_calls}";
        return task;
    }

    public async Task<TResult> CallAsync<TResult>(string activity, object input)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return JsonSerializer.Deserialize<TResult>(await ScheduleAsync("activity", activity, Json(input)))!;
            }
            catch (ActivityFailedException) when (attempt < MostAttempts)
            {
                await TimerAsync(Now + PauseBetweenAttempts, CancellationToken.None);
            }
        }
    }

    public Task TimerAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var fired = ScheduleAsync("timer", "timer", Json(at));
        return cancellationToken.CanBeCanceled ? CancellableAsync(_calls - 1, fired, cancellationToken) : fired;
    }

    public Task<T> EventAsync<T>(string name)
    {
        context.Check();
        var source = new TaskCompletionSource<T>();
        if (!_waiters.TryGetValue(name, out var waiters))
            _waiters.Add(name, waiters = new Stack<Action<string>>());
        waiters.Push(payload => source.SetResult(JsonSerializer.Deserialize<T>(payload)!));
        for (var left = _buffered.Count; left > 0; left--)
        {
            var (bufferedName, payload) = _buffered.Dequeue();
            Give(bufferedName, payload);
        }

        return source.Task;
    }

    public void Send(string instanceId, string name, object payload) => Note("event", $"{instanceId}|{name}", Json(payload));

    public void ContinueAsNew(object input) => NextInput = Json(input);

    private static string Json(object value) => JsonSerializer.Serialize(value, value.GetType());

    private async Task CancellableAsync(int id, Task fired, CancellationToken cancellationToken)
    {
        var cancelled = new TaskCompletionSource();
        using var registration = cancellationToken.Register(
            () =>
            {
                _open.Remove(id);
                cancelled.SetCanceled(cancellationToken);
            },
            useSynchronizationContext: false);
        await await Task.WhenAny(fired, cancelled.Task);
    }

    private Task<string> ScheduleAsync(string kind, string name, string input)
    {
        var id = Note(kind, name, input);
        var source = new TaskCompletionSource<string>();
        _names.Add(id, name);
        _open.Add(id, line =>
        {
            switch (line)
            {
                case HistoryEvent.Completed completed:
                    source.SetResult(completed.Result);
                    break;
                case HistoryEvent.Failed failed:
                    source.SetException(new ActivityFailedException(failed.Error));
                    break;
                default:
                    source.SetResult("");
                    break;
            }
        });
        return source.Task;
    }

    private int Note(string kind, string name, string input)
    {
        context.Check();
        var call = new HistoryEvent.Scheduled(_calls++, kind, name, input);
        if (!_known.TryGetValue(call.Id, out var before))
            New.Add(call);
        else if (call != before)
            Difference ??= $"call {call.Id} was {before}, and is {call}";
        return call.Id;
    }

    private void Take(HistoryEvent line)
    {
        switch (line)
        {
            case HistoryEvent.Awoken awoken:
                Now = awoken.At;
                break;
            case HistoryEvent.Completed { Id: var id }:
                Answer(id, line);
                break;
            case HistoryEvent.Failed { Id: var id }:
                Answer(id, line);
                break;
            case HistoryEvent.TimerFired { Id: var id }:
                Answer(id, line);
                break;
            case HistoryEvent.Raised raised:
                Give(raised.Name, raised.Payload);
                break;
            case HistoryEvent.Scheduled:
                break;
        }
    }

    private void Answer(int id, HistoryEvent line)
    {
        // A second answer to a call is dropped.
        if (_open.Remove(id, out var answer))
            answer(line);
    }

    private void Give(string name, string payload)
    {
        if (_waiters.TryGetValue(name, out var waiters) && waiters.TryPop(out var waiter))
            waiter(payload);
        else
            _buffered.Enqueue((name, payload));
    }
}
