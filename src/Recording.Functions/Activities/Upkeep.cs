using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Recording.Engine.Durable;
using Recording.Functions.Orchestrations;

namespace Recording.Functions.Activities;

/// <summary>What has to be done from time to time, by one worker of all.</summary>
public sealed class Upkeep(DurableActivities activities, DurableOrchestrations orchestrations, ILogger<Upkeep> logger)
{
    /// <summary>Once a minute: tasks whose orchestration is missing or failed are taken over.</summary>
    [Function("SweepOpenTasks")]
    public Task SweepAsync(
        [TimerTrigger("0 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        Note(timer, "SweepOpenTasks");
        orchestrations.Use(client);
        return activities.SweepAsync(cancellationToken);
    }

    /// <summary>Once an hour: old callback records and nonces are removed.</summary>
    [Function("RemoveExpired")]
    public Task RemoveExpiredAsync([TimerTrigger("0 17 * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        Note(timer, "RemoveExpired");
        return activities.RemoveExpiredAsync(cancellationToken);
    }

    private void Note(TimerInfo timer, string name)
    {
        if (timer.IsPastDue)
            FunctionsLog.TimerLate(logger, name);
    }
}
