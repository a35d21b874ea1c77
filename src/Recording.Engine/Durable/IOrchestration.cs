namespace Recording.Engine.Durable;

/// <summary>
/// What an orchestration may use, and nothing else: it runs again from its history whenever something comes, and must then do the same. No clock but
/// <see cref="Now"/>, no random, no storage, no awaiting anything but these tasks.
/// </summary>
public interface IOrchestration
{
    /// <summary>UTC, the same in every replay.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Calls an activity, on any worker; one that fails is called again, for hours.</summary>
    Task<TResult> CallAsync<TResult>(string activity, object input);

    /// <summary>A durable timer.</summary>
    Task TimerAsync(DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The next external event of a name; those that came before are kept. Waited for once at a time, and not given up.</summary>
    Task<T> EventAsync<T>(string name);

    /// <summary>Sends an external event to another orchestration, without waiting.</summary>
    void Send(string instanceId, string name, object payload);

    /// <summary>
    /// Ends this run and begins anew with an empty history. Events that nobody waited for are kept. No call may run and no timer may wait any more: the engine
    /// would wait for them, and events that come meanwhile would be lost.
    /// </summary>
    void ContinueAsNew(object input);
}
