namespace Recording.Engine.Tests.Durable;

/// <summary>Runs what follows an await on the replay's own thread, and notices what comes from any other: then something else was awaited.</summary>
internal sealed class ReplayContext(Action left) : SynchronizationContext
{
    private readonly int _thread = Environment.CurrentManagedThreadId;

    /// <summary>Whether the replay is over.</summary>
    public bool IsOver { get; set; }

    /// <summary>Tells when this is not the replay's own thread, at its time.</summary>
    public bool Check()
    {
        var isInside = !IsOver && Environment.CurrentManagedThreadId == _thread;
        if (!isInside)
            left();
        return isInside;
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (Check())
            d(state);
    }

    public override void Send(SendOrPostCallback d, object? state) => Post(d, state);
}
