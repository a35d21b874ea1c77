using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Recording.Engine.Durable;
using Recording.Functions.Activities;
using Recording.Functions.Http;
using Recording.Functions.Orchestrations;

namespace Recording.Functions.StandIn;

/// <summary>Calls the functions as the host does, by the triggers that they have.</summary>
internal sealed class StandInFunctions(RecordingHttp http, Health health, RecordingActivities activities, Upkeep upkeep)
{
    /// <summary>Once a minute on Azure: here a test waits for it.</summary>
    private static readonly TimeSpan SweepPeriod = TimeSpan.FromSeconds(1);

    private DurableTaskClient? _client;

    /// <summary>What <c>[DurableClient]</c> binds.</summary>
    public DurableTaskClient Client
    {
        get => _client ?? throw new InvalidOperationException("The Durable engine is not up.");
        set => _client = value;
    }

    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<RecordingHttp>();
        services.AddSingleton<Health>();
        services.AddSingleton<RecordingActivities>();
        services.AddSingleton<Upkeep>();
        services.AddSingleton<StandInFunctions>();
    }

    /// <summary>The orchestration and activity triggers.</summary>
    public void Register(DurableTaskRegistry tasks)
    {
        tasks.AddOrchestratorFunc<RecordingRun>(DurableCalls.Recording, (context, run) => RecordingOrchestrator.RunAsync(context, run!));
        tasks.AddOrchestratorFunc<ActionCall>(DurableCalls.CaptureRun, (context, call) => CaptureOrchestrator.RunAsync(context, call!));
        tasks.AddOrchestratorFunc<LaneRun>(DurableCalls.Lane, (context, run) => LaneOrchestrator.RunAsync(context, run!));
        tasks.AddActivityFunc<TurnRequest, TaskTurn>(
            DurableCalls.TakeEvents, (_, request) => activities.TakeEventsAsync(request, CancellationToken.None));
        tasks.AddActivityFunc<ActionCall, ActionResult>(
            DurableCalls.BeginCapture, (_, call) => activities.BeginCaptureAsync(call, Client, CancellationToken.None));
        tasks.AddActivityFunc<ActionCall, ActionResult>(
            DurableCalls.Capture, (_, call) => activities.CaptureAsync(call, Client, CancellationToken.None));
        tasks.AddActivityFunc<ActionCall, ActionResult>(
            DurableCalls.PauseCapture, (_, call) => activities.PauseCaptureAsync(call, Client, CancellationToken.None));
        tasks.AddActivityFunc<ActionCall, ActionResult>(
            DurableCalls.StopCapture, (_, call) => activities.StopCaptureAsync(call, Client, CancellationToken.None));
        tasks.AddActivityFunc<ActionCall, ActionResult>(
            DurableCalls.PublishPlaylist, (_, call) => activities.PublishPlaylistAsync(call, CancellationToken.None));
        tasks.AddActivityFunc<ActionCall, ActionResult>(
            DurableCalls.FinishFile, (_, call) => activities.FinishFileAsync(call, CancellationToken.None));
        tasks.AddActivityFunc<string, bool>(DurableCalls.EndTask, (_, taskId) => activities.EndTaskAsync(taskId, CancellationToken.None));
        tasks.AddActivityFunc<LaneRun, LaneTurn>(DurableCalls.RunLane, (_, run) => activities.RunLaneAsync(run, CancellationToken.None));
    }

    /// <summary>The HTTP triggers.</summary>
    public void Map(WebApplication app)
    {
        app.Map("/", context => http.RpcAsync(context.Request, Client));
        app.Map("/api/{operation}", (HttpContext context, string operation) => http.ApiAsync(context.Request, operation, Client));
        app.Map("/objects/{container}/{*name}", (HttpContext context, string container, string name) =>
            http.ObjectsAsync(context.Request, container, name));
        app.MapGet("/openapi/v1.json", context => http.OpenApiAsync(context.Request));
        app.MapGet("/healthz", (Delegate)((HttpRequest request) => health.CheckAsync(request)));
    }

    /// <summary>The timer triggers.</summary>
    public async Task RunTimersAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(SweepPeriod);
        do
            await upkeep.SweepAsync(new TimerInfo(), Client, cancellationToken);
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }
}
