namespace Recording.Engine.Durable;

/// <summary>The orchestration of one capture: its activity, on whatever worker. How the capture fares, its task hears by events.</summary>
public sealed class CaptureLoop(IOrchestration orchestration)
{
    public Task RunAsync(ActionCall call) => orchestration.CallAsync<ActionResult>(DurableCalls.Capture, call);
}
