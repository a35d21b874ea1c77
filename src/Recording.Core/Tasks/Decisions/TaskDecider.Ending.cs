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

        track = track with { Phase = TrackPhase.Finishing, CaptureActive = false, LeaseUntil = null };
        for (var output = 0; output < track.Outputs.Length; output++)
            track = CloseFile(draft, track, output);

        draft.Put(EndWhenSettled(track));
    }

    private static TrackState EndWhenSettled(TrackState track) =>
        track.Phase == TrackPhase.Finishing && track.IsSettled ? track with { Phase = TrackPhase.Ended } : track;
}
