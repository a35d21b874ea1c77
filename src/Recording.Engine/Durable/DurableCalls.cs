using System.Globalization;
using Recording.Core.Tasks.Decisions;

namespace Recording.Engine.Durable;

/// <summary>
/// The names of the Durable functions. They are in the histories of orchestrations that run while a new version is deployed: they stay.
/// </summary>
public static class DurableCalls
{
    /// <summary>Orchestration: a recording task.</summary>
    public const string Recording = "RecordingOrchestrator";

    /// <summary>Orchestration: a lane of work beside a task.</summary>
    public const string Lane = "LaneOrchestrator";

    /// <summary>Activity: takes events.</summary>
    public const string TakeEvents = nameof(TakeEvents);

    /// <summary>
    /// Orchestration: a capture. It is one of its own because an orchestration cannot end, nor begin anew, while an activity of its runs, and a capture
    /// runs for hours.
    /// </summary>
    public const string CaptureRun = "CaptureOrchestrator";

    /// <summary>Activity: starts the orchestration of a capture.</summary>
    public const string BeginCapture = nameof(BeginCapture);

    /// <summary>Activity: captures a track for as long as it lasts.</summary>
    public const string Capture = nameof(Capture);

    /// <summary>Activity: ends a capture, keeping its track.</summary>
    public const string PauseCapture = nameof(PauseCapture);

    /// <summary>Activity: ends a capture and stores what is left.</summary>
    public const string StopCapture = nameof(StopCapture);

    /// <summary>Activity: writes a growing playlist.</summary>
    public const string PublishPlaylist = nameof(PublishPlaylist);

    /// <summary>Activity: makes a final file.</summary>
    public const string FinishFile = nameof(FinishFile);

    /// <summary>Activity: what is done once a task has ended.</summary>
    public const string EndTask = nameof(EndTask);

    /// <summary>Activity: delivers callbacks, or works on media assets.</summary>
    public const string RunLane = nameof(RunLane);

    /// <summary>External event: a <see cref="SignalledEvent"/> for a recording.</summary>
    public const string Event = "event";

    /// <summary>External event: a lane may have something to do.</summary>
    public const string Signal = "signal";

    /// <summary>The activity that carries out an effect; null for one that is written with the state by <see cref="TakeEvents"/>.</summary>
    public static string? Of(TaskEffect effect) => effect switch
    {
        TaskEffect.AppendSegment or TaskEffect.SaveFile or TaskEffect.SaveFailedFile or TaskEffect.Notify or TaskEffect.AddTrack or TaskEffect.ChangeMix
            or TaskEffect.ChangeRelay => null,
        // The worker that captures looks for itself (SpecFollowing): no activity would know which one it is.
        TaskEffect.UpdateCapture => null,
        TaskEffect.StartCapture => BeginCapture,
        TaskEffect.PauseCapture => PauseCapture,
        TaskEffect.StopCapture => StopCapture,
        TaskEffect.PublishPlaylist => PublishPlaylist,
        TaskEffect.FinishFile => FinishFile,
        _ => throw new ArgumentOutOfRangeException(nameof(effect), "No activity is known for it."),
    };

    /// <summary>Id of the orchestration of a capture: an epoch has one.</summary>
    public static string CaptureOf(string taskId, TaskEffect.StartCapture start)
    {
        ArgumentNullException.ThrowIfNull(start);
        return string.Create(CultureInfo.InvariantCulture, $"{taskId}:capture-{start.Track}-{start.Epoch}");
    }

    /// <summary>Id of the orchestration of a task's lane; that of the task itself is the task's id.</summary>
    public static string LaneOf(string taskId, WorkLane lane) => lane switch
    {
        WorkLane.Callbacks => taskId + ":callbacks",
        WorkLane.Replays => taskId + ":replays",
        WorkLane.Media => taskId + ":media",
    };
}
