using Recording.Core.Tasks.State;

namespace Recording.Core.Tasks.Decisions;

public static partial class TaskDecider
{
    /// <summary>A task that mixes has one track; a capture that runs is told, one that begins later finds the change in the task.</summary>
    private static void ChangeMix(DecisionDraft draft, MixChange change)
    {
        if (draft.Track(0) is not { IsLive: true } track)
            return;

        draft.Add(new TaskEffect.ChangeMix(track.Track, change));
        if (track.CaptureActive)
            draft.Add(new TaskEffect.UpdateCapture(track.Track, track.Epoch));
    }

    /// <summary>The capture goes on without any stream: the time for one to come back begins, as after the end of a capture.</summary>
    private static void StreamLost(DecisionDraft draft, TaskEvent.StreamLost lost)
    {
        if (CurrentCapture(draft, lost.Track, lost.Epoch) is not { Phase: TrackPhase.Recording } track)
            return;

        draft.LossDetail = "No subscribed user sends anything.";
        draft.Put(Lose(draft, track) with { LastFailure = draft.LossDetail });
    }
}
