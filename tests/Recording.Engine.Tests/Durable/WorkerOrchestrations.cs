using Recording.Engine.Durable;
using Recording.Engine.Tests.Kit;
using Recording.Storage;

namespace Recording.Engine.Tests.Durable;

/// <summary>The engine as a worker sees it.</summary>
internal sealed class WorkerOrchestrations(ReplayEngine engine, Faults faults) : IOrchestrations
{
    /// <summary>What becomes of a call to the engine; throws to refuse it.</summary>
    public Action<string> Before { get; set; } = _ => { };

    public Task<bool> IsRunningAsync(string instanceId, CancellationToken cancellationToken) => faults.ReadAsync(() => Task.FromResult(engine.IsRunning(instanceId)));

    public Task StartAsync(string orchestrator, string instanceId, object input, CancellationToken cancellationToken) => faults.ReadAsync(() =>
    {
        Before(instanceId);
        return engine.TryStart(orchestrator, instanceId, input)
            ? Task.FromResult(true)
            : throw new StorageUnavailableException("An orchestration of this id runs.", null);
    });

    public Task RaiseAsync(string instanceId, string name, object payload, CancellationToken cancellationToken) => faults.ReadAsync(() =>
    {
        engine.Raise(instanceId, name, payload);
        return Task.FromResult(true);
    });
}
