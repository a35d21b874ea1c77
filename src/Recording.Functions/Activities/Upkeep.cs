using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Recording.Engine.Durable;
using Recording.Functions.Orchestrations;

namespace Recording.Functions.Activities;

/// <summary>What has to be done from time to time, by one worker of all.</summary>
public sealed class Upkeep
{
    private readonly DurableActivities _activities;
    private readonly DurableOrchestrations _orchestrations;

    private readonly ILogger _logger;

    public Upkeep(DurableActivities activities, IOrchestrations orchestrations, ILogger<Upkeep> logger) =>
        (_activities, _orchestrations, _logger) = (activities, (DurableOrchestrations)orchestrations, logger);

    /// <summary>Once a minute: tasks whose orchestration is missing or failed are taken over.</summary>
    [Function("SweepOpenTasks")]
    public Task SweepAsync(
        [TimerTrigger("0 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        Note(timer, "SweepOpenTasks");
        _orchestrations.Use(client);
        return _activities.SweepAsync(cancellationToken);
    }

    /// <summary>Once an hour: old callback records and nonces are removed.</summary>
    [Function("RemoveExpired")]
    public Task RemoveExpiredAsync([TimerTrigger("0 17 * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        Note(timer, "RemoveExpired");
        return _activities.RemoveExpiredAsync(cancellationToken);
    }

    private void Note(TimerInfo timer, string name)
    {
        if (timer.IsPastDue)
            FunctionsLog.TimerLate(_logger, name);
    }
}
