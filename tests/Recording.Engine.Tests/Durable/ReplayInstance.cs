namespace Recording.Engine.Tests.Durable;

/// <summary>An orchestration of a <see cref="ReplayEngine"/>.</summary>
internal sealed class ReplayInstance(string id, string orchestrator, string input)
{
    private readonly Lock _lock = new();
    private readonly List<HistoryEvent> _messages = [];
    private bool _isAwake;

    public string Id { get; } = id;

    public string Orchestrator { get; } = orchestrator;

    public string Input { get; private set; } = input;

    /// <summary>How many runs began anew before this one.</summary>
    public int Generation { get; private set; }

    public List<HistoryEvent> History { get; private set; } = [];

    /// <summary>The most lines that a run's history had.</summary>
    public int LongestHistory { get; private set; }

    /// <summary>Whether it has not ended or failed.</summary>
    public bool IsRunning { get; private set; } = true;

    /// <summary>Why it failed; null unless it did.</summary>
    public string? Failure { get; private set; }

    /// <summary>Puts a message into its queue; answers whether somebody has to wake it.</summary>
    public bool Post(HistoryEvent? message, int? generation)
    {
        lock (_lock)
        {
            if (generation is { } of && of != Generation)
                return false;
            if (message is not null)
                _messages.Add(message);
            return !_isAwake && (_isAwake = true);
        }
    }

    /// <summary>Moves what has come into the history; false when there is nothing, and it sleeps. The first time there is always something: its start.</summary>
    public bool TakeUp(DateTimeOffset now)
    {
        lock (_lock)
        {
            if (!IsRunning || (_messages.Count == 0 && History.Count > 0))
                return _isAwake = false;
            History.Add(new HistoryEvent.Awoken(now));
            History.AddRange(_messages);
            _messages.Clear();
            LongestHistory = Math.Max(LongestHistory, History.Count);
            return true;
        }
    }

    /// <summary>Begins anew: what has come for calls of the run before is dropped, events that nobody took come again.</summary>
    public void ContinueAsNew(string input, IEnumerable<HistoryEvent.Raised> untaken)
    {
        lock (_lock)
        {
            _messages.RemoveAll(message => message is not HistoryEvent.Raised);
            _messages.AddRange(untaken);
            (Input, History, Generation) = (input, [], Generation + 1);
        }
    }

    public void End(string? failure)
    {
        lock (_lock)
            (IsRunning, Failure) = (false, failure);
    }
}
