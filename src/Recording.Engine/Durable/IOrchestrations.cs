namespace Recording.Engine.Durable;

/// <summary>
/// The Durable engine, seen from outside of its orchestrations. Throws <see cref="Recording.Storage.StorageUnavailableException"/> when it does not answer or refuses.
/// </summary>
public interface IOrchestrations
{
    /// <summary>Whether an orchestration is there and has not ended or failed.</summary>
    Task<bool> IsRunningAsync(string instanceId, CancellationToken cancellationToken);

    /// <summary>Starts an orchestration; one of the same id that has ended makes way, one that runs stays, and this throws.</summary>
    /// <param name="orchestrator">Its name, of <see cref="DurableCalls"/>.</param>
    /// <param name="instanceId">Its id.</param>
    /// <param name="input">Its input.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task StartAsync(string orchestrator, string instanceId, object input, CancellationToken cancellationToken);

    /// <summary>Sends an external event; to one that is not there it goes nowhere.</summary>
    Task RaiseAsync(string instanceId, string name, object payload, CancellationToken cancellationToken);
}
