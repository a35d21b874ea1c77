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

    /// <summary>The next external event of a name; those that came before are kept.</summary>
    Task<T> EventAsync<T>(string name, CancellationToken cancellationToken);

    /// <summary>Sends an external event to another orchestration, without waiting.</summary>
    void Send(string instanceId, string name);

    /// <summary>Ends this run and begins anew with an empty history; events that were not taken are kept.</summary>
    void ContinueAsNew(object input);
}
