using System.Collections.Immutable;
using Recording.Core.Tasks.State;

namespace Recording.Core.Tasks.Decisions;

public static partial class TaskDecider
{
    /// <summary>Ends a track: no more capture; what is on local disk is stored, then its files are finished.</summary>
    private static void DrainTrack(DecisionDraft draft, TrackState track, ExitReason reason)
    {
        if (track.Phase is TrackPhase.Draining or TrackPhase.Finishing or TrackPhase.Ended)
            return;

        Drain(draft, track with { Phase = TrackPhase.Draining, ExitReason = reason, StreamDeadline = null });
    }

    private static void Drain(DecisionDraft draft, TrackState track)
    {
        draft.Put(track with
        {
            LeaseUntil = track.CaptureActive ? draft.Now + draft.State.Timeouts.CaptureLease : null,
        });
        draft.Add(new TaskEffect.StopCapture(track.Track, track.Epoch, track.NextSequence, track.LastStored));
    }

    private static void CaptureDrained(DecisionDraft draft, TaskEvent.CaptureDrained drained)
    {
        if (draft.Track(drained.Track) is not { Phase: TrackPhase.Draining } track || track.Epoch != drained.Epoch)
            return;

        track = WithoutCapture(track) with { Phase = TrackPhase.Finishing };
        for (var output = 0; output < track.Outputs.Length; output++)
            track = CloseFile(draft, track, output);

        draft.Put(EndWhenSettled(track));
    }

    /// <summary>Why it stops is known when the last track is given up; for a task that never began, that is why it could not.</summary>
    private static void AnnounceStop(DecisionDraft draft)
    {
        var (reason, detail) = (TaskExitReason(draft.State.Tracks), draft.State.ExitDetail ?? "");
        if (draft.State.StartedAt is null && reason is ExitReason.UnsupportedMedia or ExitReason.CaptureImpossible)
            draft.Notify(new TaskNotification.StartFailed(reason, detail));
        draft.Notify(new TaskNotification.Stopping(reason, detail));
    }

    private static void End(DecisionDraft draft)
    {
        var (reason, detail) = (TaskExitReason(draft.State.Tracks), draft.State.ExitDetail ?? "");
        draft.State = draft.State with { StoppedAt = draft.Now, ExitReason = reason };
        if (reason is ExitReason.StreamNotFound or ExitReason.UnsupportedMedia or ExitReason.CaptureImpossible)
            draft.Notify(new TaskNotification.Failed(reason, detail));
        draft.Notify(new TaskNotification.Stopped(reason, detail));
    }

    /// <summary>The first of these that a track ended for: what a client did, what was recorded, what failed, what never came.</summary>
    private static ExitReason TaskExitReason(ImmutableArray<TrackState> tracks)
    {
        ReadOnlySpan<ExitReason> order =
        [
            ExitReason.StopRequested, ExitReason.StreamEnded, ExitReason.CaptureImpossible, ExitReason.UnsupportedMedia,
            ExitReason.StreamNotFound, ExitReason.Unsubscribed,
        ];
        foreach (var reason in order)
        {
            if (tracks.Any(track => (track.ExitReason ?? ExitReason.StreamEnded) == reason))
                return reason;
        }

        return ExitReason.StreamEnded;
    }

    private static TrackState EndWhenSettled(TrackState track) =>
        track.Phase == TrackPhase.Finishing && track.IsSettled ? track with { Phase = TrackPhase.Ended } : track;
}
