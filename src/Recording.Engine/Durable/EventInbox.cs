namespace Recording.Engine.Durable;

/// <summary>External events of a name, in order.</summary>
internal sealed class EventInbox<T>(IOrchestration orchestration, string name)
{
    /// <summary>Completes when one has come.</summary>
    public Task<T> Next { get; private set; } = orchestration.EventAsync<T>(name);

    /// <summary>All that have come.</summary>
    public async Task<IReadOnlyList<T>> TakeAsync()
    {
        var events = new List<T>();
        while (Next.IsCompleted)
        {
            events.Add(await Next);
            Next = orchestration.EventAsync<T>(name);
        }

        return events;
    }

    /// <summary>
    /// Once the orchestration begins anew: sends the event on to it that comes yet. Engines give what is in the same batch of messages to whoever waited for it,
    /// though nobody does any more.
    /// </summary>
    public async Task ForwardAsync(string instanceId)
    {
        if (await Next is { } late)
            orchestration.Send(instanceId, name, late);
    }
}
