using Recording.Core.Tasks.Decisions;

namespace Recording.Engine.Durable;

/// <summary>Starts the orchestrations of captures.</summary>
internal sealed class CaptureStart(IOrchestrations orchestrations)
{
    /// <summary>Starts a capture, unless it was started already.</summary>
    public async Task BeginAsync(ActionCall call, TaskEffect.StartCapture start, CancellationToken cancellationToken)
    {
        var instance = DurableCalls.CaptureOf(call.TaskId, start);
        if (!await orchestrations.IsRunningAsync(instance, cancellationToken))
            await orchestrations.StartAsync(DurableCalls.CaptureRun, instance, call, cancellationToken);
    }
}
