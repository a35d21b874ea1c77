using Recording.Core.Tasks.State;

namespace Recording.Core.Tasks.Decisions;

public static partial class TaskDecider
{
    /// <summary>Longest wait between two tries for a stream.</summary>
    private static readonly TimeSpan LongestRetryDelay = TimeSpan.FromSeconds(3);

    /// <summary>A capture that had its stream for so long was no failed try; one that dies sooner may do so again and again.</summary>
    private static readonly TimeSpan SteadyAfter = TimeSpan.FromSeconds(2);

    private static void StartCapture(DecisionDraft draft, TrackState track, TimeSpan delay)
    {
        var started = track with
        {
            Epoch = track.Epoch + 1,
            CaptureActive = true,
            UpSince = null,
            LeaseUntil = draft.Now + delay + draft.State.Timeouts.CaptureLease,
        };
        draft.Put(started);
        draft.Add(new TaskEffect.StartCapture(track.Track, started.Epoch, delay, track.NextSequence, track.LastStored));
    }

    private static void StreamUp(DecisionDraft draft, TaskEvent.StreamUp up)
    {
        if (CurrentCapture(draft, up.Track, up.Epoch) is not { Phase: TrackPhase.Connecting or TrackPhase.Lost } track)
            return;

        draft.Put(track with
        {
            Phase = TrackPhase.Recording,
            EverUp = true,
            UpSince = draft.Now,
            StreamDeadline = null,
            LeaseUntil = draft.Now + draft.State.Timeouts.CaptureLease,
        });
    }

    private static void CaptureAlive(DecisionDraft draft, TaskEvent.CaptureAlive alive)
    {
        if (CurrentCapture(draft, alive.Track, alive.Epoch) is { } track)
            draft.PutLease(track with { LeaseUntil = draft.Now + draft.State.Timeouts.CaptureLease });
    }

    private static void CaptureEnded(DecisionDraft draft, TaskEvent.CaptureEnded ended)
    {
        if (CurrentCapture(draft, ended.Track, ended.Epoch) is not { } track)
            return;

        draft.LossDetail = ended.Detail;
        track = WithoutCapture(track) with { FailedAttempts = AttemptsBefore(draft, track) };
        draft.Put(track);
        if (track.Phase is TrackPhase.Draining or TrackPhase.Paused)
            return;

        switch (ended.Reason)
        {
            case CaptureEndReason.ServiceStopping:
                draft.Put(Lose(draft, track));
                break;
            case CaptureEndReason.HandedOver:
                // Nothing is wrong with the stream: no failure is counted, and nothing waits.
                StartCapture(draft, Lose(draft, track), TimeSpan.Zero);
                break;
            case CaptureEndReason.UnsupportedMedia:
                draft.State = draft.State with { ExitDetail = ended.Detail };
                DrainTrack(draft, track, ExitReason.UnsupportedMedia);
                break;
            case CaptureEndReason.Impossible:
                draft.State = draft.State with { ExitDetail = ended.Detail };
                DrainTrack(draft, track, ExitReason.CaptureImpossible);
                break;
            case CaptureEndReason.Stopped or CaptureEndReason.SourceLost or CaptureEndReason.Failed:
                RetryCapture(draft, track);
                break;
        }
    }

    /// <summary>How many tries failed before this one. One that saw the stream makes the next wait for a second at most, whatever was before it.</summary>
    private static int AttemptsBefore(DecisionDraft draft, TrackState track) => track.UpSince switch
    {
        null => track.FailedAttempts,
        { } up when draft.Now - up >= SteadyAfter => 0,
        _ => Math.Min(track.FailedAttempts, 1),
    };

    private static void RetryCapture(DecisionDraft draft, TrackState track)
    {
        var lost = Lose(draft, track);
        StartCapture(
            draft,
            lost with { FailedAttempts = track.FailedAttempts + 1, LastFailure = draft.LossDetail },
            RetryDelay(track.FailedAttempts));
    }

    /// <summary>The first try after a loss comes at once, since a publisher may be back already; the next ones a little later.</summary>
    private static TimeSpan RetryDelay(int failedAttempts)
    {
        var delay = TimeSpan.FromSeconds(failedAttempts);
        return delay < LongestRetryDelay ? delay : LongestRetryDelay;
    }

    private static TrackState Lose(DecisionDraft draft, TrackState track) =>
        track.Phase == TrackPhase.Recording
            ? track with { Phase = TrackPhase.Lost, StreamDeadline = draft.Now + draft.State.Timeouts.Idle }
            : track;

    private static void ResumeTrack(DecisionDraft draft, TrackState track)
    {
        draft.LossDetail = "The service was restarted.";
        switch (track.Phase)
        {
            case TrackPhase.Connecting or TrackPhase.Recording or TrackPhase.Lost:
                // Nobody tried while the service was down, so the time for the stream to come begins anew.
                var timeouts = draft.State.Timeouts;
                StartCapture(
                    draft,
                    Lose(draft, track) with
                    {
                        StreamDeadline = draft.Now + (track.EverUp ? timeouts.Idle : timeouts.FirstStream),
                        FailedAttempts = 0,
                    },
                    TimeSpan.Zero);
                break;
            case TrackPhase.Paused:
                draft.Put(WithoutCapture(track));
                break;
            case TrackPhase.Draining:
                Drain(draft, WithoutCapture(track));
                break;
            case TrackPhase.Finishing or TrackPhase.Ended:
                break;
        }

        for (var output = 0; output < track.Outputs.Length; output++)
        {
            foreach (var file in track.Outputs[output].Closing)
                draft.Add(new TaskEffect.FinishFile(track.Track, output, file));
            if (track.Outputs[output] is { Format: OutputFormat.Hls, Open: { } open })
                draft.Add(new TaskEffect.PublishPlaylist(track.Track, output, open));
        }
    }

    private static void PassDeadline(DecisionDraft draft, TrackState track)
    {
        if (track is { Phase: TrackPhase.Connecting or TrackPhase.Lost, StreamDeadline: { } deadline } && deadline <= draft.Now)
            GiveUp(draft, track);
        else if (track is { CaptureActive: true, LeaseUntil: { } lease } && lease <= draft.Now)
            LoseLease(draft, track);
    }

    private static void GiveUp(DecisionDraft draft, TrackState track)
    {
        // A capture may still be trying, silently, when the time for the stream is over.
        draft.State = draft.State with { ExitDetail = track.LastFailure is { Length: > 0 } cause ? cause : "No stream came in time." };
        DrainTrack(draft, track, track.EverUp ? ExitReason.StreamEnded : ExitReason.StreamNotFound);
    }

    /// <summary>The worker is silent: the next epoch fences it off, and any worker may take it.</summary>
    private static void LoseLease(DecisionDraft draft, TrackState track)
    {
        draft.LossDetail = "The capture gave no sign of life.";
        track = WithoutCapture(track);
        if (track.Phase == TrackPhase.Paused)
            draft.Put(track);
        else if (track.Phase == TrackPhase.Draining)
            Drain(draft, track);
        else
            RetryCapture(draft, track);
    }

    private static TrackState WithoutCapture(TrackState track) => track with { CaptureActive = false, UpSince = null, LeaseUntil = null };

    /// <summary>The track, when the event comes from its newest capture and that is still running.</summary>
    private static TrackState? CurrentCapture(DecisionDraft draft, int index, int epoch) =>
        draft.Track(index) is { CaptureActive: true } track && track.Epoch == epoch ? track : null;
}
