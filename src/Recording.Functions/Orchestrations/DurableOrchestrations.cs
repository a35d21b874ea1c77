using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Recording.Engine.Durable;
using Recording.Storage;

namespace Recording.Functions.Orchestrations;

/// <summary>
/// The Durable engine's client. The host hands one to each function that asks for it, and none to anybody else; they are all alike, so the first one that comes
/// serves the captures and handlers of this worker.
/// </summary>
public sealed class DurableOrchestrations : IOrchestrations
{
    private volatile DurableTaskClient? _client;

    /// <summary>Takes the client of a function that runs.</summary>
    public void Use(DurableTaskClient client) => _client = client;

    public Task<bool> IsRunningAsync(string instanceId, CancellationToken cancellationToken) => AskAsync(async client =>
        await client.GetInstanceAsync(instanceId, cancellationToken) is
        {
            RuntimeStatus: OrchestrationRuntimeStatus.Pending or OrchestrationRuntimeStatus.Running or OrchestrationRuntimeStatus.Suspended
        });

    public Task StartAsync(string orchestrator, string instanceId, object input, CancellationToken cancellationToken) => AskAsync(client =>
        client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(instanceId), cancellationToken));

    public Task RaiseAsync(string instanceId, string name, object payload, CancellationToken cancellationToken) => AskAsync(async client =>
    {
        await client.RaiseEventAsync(instanceId, name, payload, cancellationToken);
        return true;
    });

    private async Task<T> AskAsync<T>(Func<DurableTaskClient, Task<T>> ask)
    {
        var client = _client ?? throw new StorageUnavailableException("No function has brought the Durable client yet.", null);
        try
        {
            return await ask(client);
        }
        catch (RpcException error)
        {
            throw new StorageUnavailableException("The Durable engine does not answer.", error);
        }
    }
}
