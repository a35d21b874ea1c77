using Microsoft.DurableTask;
using Recording.Engine.Durable;

namespace Recording.Functions.Orchestrations;

/// <summary>The engine's orchestrations on the Durable Task SDK.</summary>
internal sealed class DurableOrchestration(TaskOrchestrationContext context) : IOrchestration
{
    /// <summary>A worker that died, or storage that is silent, is waited for: about a day.</summary>
    private static readonly TaskOptions Patient = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 1500, firstRetryInterval: TimeSpan.FromSeconds(1), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(1)));

    public DateTimeOffset Now => new(DateTime.SpecifyKind(context.CurrentUtcDateTime, DateTimeKind.Utc));

    /// <summary>Whether this run began anew.</summary>
    public bool HasContinued { get; private set; }

    public Task<TResult> CallAsync<TResult>(string activity, object input) => context.CallActivityAsync<TResult>(activity, input, Patient);

    public Task TimerAsync(DateTimeOffset at, CancellationToken cancellationToken) => context.CreateTimer(at.UtcDateTime, cancellationToken);

    public Task<T> EventAsync<T>(string name) => context.WaitForExternalEvent<T>(name);

    public void Send(string instanceId, string name, object payload) => context.SendEvent(instanceId, name, payload);

    public void ContinueAsNew(object input)
    {
        HasContinued = true;
        context.ContinueAsNew(input, preserveUnprocessedEvents: true);
    }
}
