using System.Collections.Immutable;
using Recording.Core.Tasks.State;

namespace Recording.Core.Tasks.Decisions;

/// <summary>
/// The state machine of a recording task: a pure function from a state and an event to the next state and its effects. Late,
/// doubled and fenced-off events change nothing; nothing changes a terminal state.
/// </summary>
public static partial class TaskDecider
{
    /// <summary>A new live job and its first effects: a capture for each track.</summary>
    /// <param name="taskId">The task's id.</param>
    /// <param name="timeouts">Its timeouts.</param>
    /// <param name="tracks">For each track the outputs that it makes.</param>
    /// <param name="now">UTC.</param>
    /// <param name="skipsStatus">Whether only files and failures are announced.</param>
    public static Decision Create(
        string taskId,
        TaskTimeouts timeouts,
        ImmutableArray<ImmutableArray<OutputState>> tracks,
        DateTimeOffset now,
        bool skipsStatus = false) =>
        Create(
            new TaskPlan(
                taskId, timeouts, TaskNews.LiveJob with { SkipsStatus = skipsStatus }, [.. tracks.Select(outputs => new TrackPlan(null, outputs))]),
            now);

    /// <summary>A new task and its first effects: a capture for each track.</summary>
    public static Decision Create(TaskPlan plan, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var draft = new DecisionDraft(
            new TaskState
            {
                TaskId = plan.TaskId,
                CreatedAt = now,
                Timeouts = plan.Timeouts,
                News = plan.News,
                Tracks = [.. plan.Tracks.Select((track, index) =>
                    new TrackState { Track = index, Subscription = track.Subscription, Outputs = track.Outputs, Targets = track.Targets })],
            },
            now);
        draft.Notify(new TaskNotification.Created());
        foreach (var track in draft.State.Tracks)
        {
            StartCapture(
                draft, track with { StreamDeadline = now + plan.Timeouts.FirstStream }, TimeSpan.Zero);
        }

        draft.Notify(new TaskNotification.Starting());
        return draft.Finish();
    }

    /// <summary>Answers an event.</summary>
    /// <param name="state">The state now.</param>
    /// <param name="taskEvent">What happened.</param>
    /// <param name="now">UTC.</param>
    public static Decision Decide(TaskState state, TaskEvent taskEvent, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.IsTerminal)
            return Decision.Nothing(state);

        var draft = new DecisionDraft(state, now);
        switch (taskEvent)
        {
            case TaskEvent.StopRequested:
                foreach (var track in draft.State.Tracks)
                    DrainTrack(draft, track, ExitReason.StopRequested);
                break;
            case TaskEvent.PauseRequested:
                foreach (var track in draft.State.Tracks)
                    PauseTrack(draft, track);
                break;
            case TaskEvent.ContinueRequested:
                foreach (var track in draft.State.Tracks)
                    ContinueTrack(draft, track);
                break;
            case TaskEvent.SubscriptionsChanged changed:
                ChangeSubscriptions(draft, changed.Wanted);
                break;
            case TaskEvent.MixChanged changed:
                ChangeMix(draft, changed.Change);
                break;
            case TaskEvent.RelayChanged changed:
                ChangeRelay(draft, changed.Change);
                break;
            case TaskEvent.TargetReported report:
                TargetReported(draft, report);
                break;
            case TaskEvent.Resumed:
                foreach (var track in draft.State.Tracks)
                    ResumeTrack(draft, track);
                break;
            case TaskEvent.DeadlineReached:
                foreach (var track in draft.State.Tracks)
                    PassDeadline(draft, track);
                break;
            case TaskEvent.ClockStepped stepped:
                foreach (var track in draft.State.Tracks)
                    draft.Put(track with { StreamDeadline = track.StreamDeadline + stepped.By, LeaseUntil = track.LeaseUntil + stepped.By });
                break;
            case TaskEvent.StreamUp up:
                StreamUp(draft, up);
                break;
            case TaskEvent.StreamLost lost:
                StreamLost(draft, lost);
                break;
            case TaskEvent.CaptureAlive alive:
                CaptureAlive(draft, alive);
                break;
            case TaskEvent.CaptureEnded ended:
                CaptureEnded(draft, ended);
                break;
            case TaskEvent.CaptureDrained drained:
                CaptureDrained(draft, drained);
                break;
            case TaskEvent.SegmentStored stored:
                SegmentStored(draft, stored);
                break;
            case TaskEvent.FileFinished finished:
                FileFinished(draft, finished);
                break;
            case TaskEvent.FileFailed failed:
                FileFailed(draft, failed);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(taskEvent));
        }

        Settle(draft);
        return draft.Finish();
    }

    /// <summary>Derives the task's phase from its tracks, and tells what that means to a listener.</summary>
    private static void Settle(DecisionDraft draft)
    {
        var before = draft.State.Phase;
        var phase = PhaseOf(draft.State);
        if (phase == before)
            return;

        draft.State = draft.State with { Phase = phase };
        switch (phase)
        {
            case TaskPhase.Starting:
                break;
            case TaskPhase.Paused:
                draft.Notify(new TaskNotification.Suspended());
                break;
            case TaskPhase.Stopping:
                AnnounceStop(draft);
                break;
            case TaskPhase.Running when draft.State.StartedAt is null:
                draft.State = draft.State with { StartedAt = draft.Now };
                draft.Notify(new TaskNotification.Started());
                break;
            case TaskPhase.Running:
                draft.Notify(new TaskNotification.Resumed());
                break;
            case TaskPhase.Recovering:
                draft.Notify(new TaskNotification.Paused(draft.LossDetail));
                break;
            case TaskPhase.Stopped:
                End(draft);
                break;
        }
    }

    private static TaskPhase PhaseOf(TaskState state)
    {
        if (state.Tracks.All(track => track.Phase == TrackPhase.Ended))
            return TaskPhase.Stopped;
        if (state.Tracks.All(track => track.Phase is TrackPhase.Draining or TrackPhase.Finishing or TrackPhase.Ended))
            return TaskPhase.Stopping;
        if (state.Tracks.Any(track => track.Phase == TrackPhase.Paused))
            return TaskPhase.Paused;
        if (state.Tracks.Any(track => track.Phase == TrackPhase.Recording))
            return TaskPhase.Running;
        return state.StartedAt is null ? TaskPhase.Starting : TaskPhase.Recovering;
    }
}
