using Recording.Core.Tasks.State;

namespace Recording.Core.Tasks.Decisions;

public static partial class TaskDecider
{
    /// <summary>Ends a track's capture without ending the track: its files stay open, and a pause is no time without a stream.</summary>
    private static void PauseTrack(DecisionDraft draft, TrackState track)
    {
        if (!track.IsLive || track.Phase == TrackPhase.Paused)
            return;

        draft.Put(track with { Phase = TrackPhase.Paused, StreamDeadline = null });
        if (track.CaptureActive)
            draft.Add(new TaskEffect.PauseCapture(track.Track, track.Epoch));
    }

    /// <summary>Looks for the stream again. What comes goes on in the same files, with the pause as a gap.</summary>
    private static void ContinueTrack(DecisionDraft draft, TrackState track)
    {
        if (track.Phase != TrackPhase.Paused)
            return;

        draft.LossDetail = "The task was paused.";
        var timeouts = draft.State.Timeouts;

        // The pause may have come between the first segment and the news that the stream is up.
        var everUp = track.EverUp || track.NextSequence > 0;
        StartCapture(
            draft,
            track with
            {
                Phase = everUp ? TrackPhase.Lost : TrackPhase.Connecting,
                EverUp = everUp,
                StreamDeadline = draft.Now + (everUp ? timeouts.Idle : timeouts.FirstStream),
                FailedAttempts = 0,
            },
            TimeSpan.Zero);
    }
}
