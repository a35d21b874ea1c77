namespace Recording.Engine.Tests.Durable;

/// <summary>A line of an orchestration's history, and a message on its way to become one.</summary>
internal abstract record HistoryEvent
{
    private HistoryEvent()
    {
    }

    /// <summary>A batch of messages was taken up: the clock that replays see.</summary>
    public sealed record Awoken(DateTimeOffset At) : HistoryEvent;

    public sealed record Scheduled(int Id, string Kind, string Name, string Input) : HistoryEvent;

    public sealed record Completed(int Id, string Result) : HistoryEvent;

    public sealed record Failed(int Id, string Error) : HistoryEvent;

    public sealed record TimerFired(int Id) : HistoryEvent;

    public sealed record Raised(string Name, string Payload) : HistoryEvent;
}
