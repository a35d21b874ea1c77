using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Recording.Engine.Durable;
using Recording.Functions.Orchestrations;

namespace Recording.Functions.Activities;

/// <summary>
/// The activities of recordings; what they do is the engine's <see cref="DurableActivities"/>. A capture is an activity that lasts as long as the stream: when
/// the worker goes away it closes its segment, stores it and hands over.
/// </summary>
public sealed class RecordingActivities(DurableActivities activities, DurableOrchestrations orchestrations)
{
    [Function(DurableCalls.TakeEvents)]
    public Task<TaskTurn> TakeEventsAsync([ActivityTrigger] TurnRequest request, CancellationToken cancellationToken) =>
        activities.TakeEventsAsync(request, cancellationToken);

    [Function(DurableCalls.BeginCapture)]
    public Task<ActionResult> BeginCaptureAsync([ActivityTrigger] ActionCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(call, client, cancellationToken);

    [Function(DurableCalls.Capture)]
    public Task<ActionResult> CaptureAsync([ActivityTrigger] ActionCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        orchestrations.Use(client);
        return activities.CaptureAsync(call, cancellationToken);
    }

    [Function(DurableCalls.PauseCapture)]
    public Task<ActionResult> PauseCaptureAsync([ActivityTrigger] ActionCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(call, client, cancellationToken);

    [Function(DurableCalls.StopCapture)]
    public Task<ActionResult> StopCaptureAsync([ActivityTrigger] ActionCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(call, client, cancellationToken);

    [Function(DurableCalls.PublishPlaylist)]
    public Task<ActionResult> PublishPlaylistAsync([ActivityTrigger] ActionCall call, CancellationToken cancellationToken) =>
        activities.RunActionAsync(call, cancellationToken);

    [Function(DurableCalls.FinishFile)]
    public Task<ActionResult> FinishFileAsync([ActivityTrigger] ActionCall call, CancellationToken cancellationToken) =>
        activities.RunActionAsync(call, cancellationToken);

    [Function(DurableCalls.EndTask)]
    public async Task<bool> EndTaskAsync([ActivityTrigger] string taskId, CancellationToken cancellationToken)
    {
        await activities.EndTaskAsync(taskId, cancellationToken);
        return true;
    }

    [Function(DurableCalls.RunLane)]
    public Task<LaneTurn> RunLaneAsync([ActivityTrigger] LaneRun run, CancellationToken cancellationToken) =>
        activities.RunLaneAsync(run, cancellationToken);

    private Task<ActionResult> RunAsync(ActionCall call, DurableTaskClient client, CancellationToken cancellationToken)
    {
        orchestrations.Use(client);
        return activities.RunActionAsync(call, cancellationToken);
    }
}
