namespace Recording.Engine.Tests.Durable;

/// <summary>Runs what follows an await on the replay's own thread, and notices what comes from any other: then something else was awaited.</summary>
internal sealed class ReplayContext : SynchronizationContext
{
    private readonly int _thread = Environment.CurrentManagedThreadId;

    /// <summary>Whether an orchestration awaited something that is not its context's.</summary>
    public bool WasLeft { get; private set; }

    /// <summary>Whether the replay is over.</summary>
    public bool IsOver { get; set; }

    public void Check() => WasLeft |= IsOver || Environment.CurrentManagedThreadId != _thread;

    public override void Post(SendOrPostCallback d, object? state)
    {
        Check();
        if (!WasLeft)
            d(state);
    }

    public override void Send(SendOrPostCallback d, object? state) => Post(d, state);
}
