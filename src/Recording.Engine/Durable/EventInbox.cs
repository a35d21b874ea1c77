namespace Recording.Engine.Durable;

/// <summary>External events of a name, in order.</summary>
internal sealed class EventInbox<T>(IOrchestration orchestration, string name)
{
    /// <summary>Completes when one has come.</summary>
    public Task<T> Next { get; private set; } = orchestration.EventAsync<T>(name, CancellationToken.None);

    /// <summary>All that have come.</summary>
    public async Task<IReadOnlyList<T>> TakeAsync()
    {
        var events = new List<T>();
        while (Next.IsCompleted)
        {
            events.Add(await Next);
            Next = orchestration.EventAsync<T>(name, CancellationToken.None);
        }

        return events;
    }
}
