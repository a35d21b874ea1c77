using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Recording.Engine.Durable;

namespace Recording.Functions.Orchestrations;

/// <summary>The orchestration of one capture, which lasts as long as its activity. What it does is the engine's <see cref="CaptureLoop"/>.</summary>
public static class CaptureOrchestrator
{
    [Function(DurableCalls.CaptureRun)]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, ActionCall call)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new CaptureLoop(new DurableOrchestration(context)).RunAsync(call);
    }
}
