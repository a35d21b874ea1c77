using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Recording.Engine.Durable;

namespace Recording.Functions.Orchestrations;

/// <summary>
/// The orchestration of what a task owes beside its recording: callbacks in order, with durable timers between the tries; replays; media assets. What it does is
/// the engine's <see cref="LaneLoop"/>.
/// </summary>
public static class LaneOrchestrator
{
    [Function(DurableCalls.Lane)]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, LaneRun run)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new LaneLoop(new DurableOrchestration(context)).RunAsync(run);
    }
}
