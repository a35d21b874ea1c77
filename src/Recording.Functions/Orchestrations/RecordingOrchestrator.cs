using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Recording.Engine.Durable;

namespace Recording.Functions.Orchestrations;

/// <summary>
/// The orchestration of a recording task: durable timers for its deadlines (the first stream, the idle timeout, the captures' leases), external events for what
/// happens, activities for what is to be done; begins anew at the ends of files. What it does is the engine's <see cref="RecordingLoop"/>.
/// </summary>
public static class RecordingOrchestrator
{
    [Function(DurableCalls.Recording)]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, RecordingRun run)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(run);
        var logger = context.CreateReplaySafeLogger(nameof(RecordingOrchestrator));
        FunctionsLog.RunBegins(logger, run.TaskId, run.Turn);
        var orchestration = new DurableOrchestration(context);
        await new RecordingLoop(orchestration).RunAsync(run);
        if (orchestration.HasContinued)
            FunctionsLog.RunContinues(logger, run.TaskId);
    }
}
