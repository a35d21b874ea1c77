using Recording.Core.Tasks.State;

namespace Recording.Core.Tasks.Decisions;

public static partial class TaskDecider
{
    /// <summary>A relay has one track. Its capture follows, or is ended: the next one begins with what the relay is now.</summary>
    private static void ChangeRelay(DecisionDraft draft, RelayChange change)
    {
        if (draft.Track(0) is not { IsLive: true, Targets: { } before } track)
            return;

        track = track with
        {
            Targets = [.. change.Targets.Select(target =>
                before.FirstOrDefault(state => state.Number == target.Number) ?? new TargetState(target.Number, TargetPhase.Connecting))],
        };
        draft.Put(track);
        draft.Add(new TaskEffect.ChangeRelay(track.Track, change));
        if (track.CaptureActive)
            draft.Add(change.IsSeamless ? new TaskEffect.UpdateCapture(track.Track, track.Epoch) : new TaskEffect.PauseCapture(track.Track, track.Epoch));
    }

    /// <summary>
    /// Only what becomes different is told: a target that is tried for an hour fails once. What a new capture finds is compared with what the one
    /// before knew, so a source that comes back brings no news of targets.
    /// </summary>
    private static void TargetReported(DecisionDraft draft, TaskEvent.TargetReported report)
    {
        if (CurrentCapture(draft, report.Track, report.Epoch) is not { Targets: { } targets } track
            || targets.FirstOrDefault(state => state.Number == report.Target) is not { } target)
            return;

        var phase = report.Failure is null ? TargetPhase.Live : TargetPhase.Failed;
        if (target.Phase == phase)
            return;

        draft.Put(track with { Targets = targets.Replace(target, target with { Phase = phase }) });
        draft.Notify((report.Failure, target.Phase) switch
        {
            ({ } failure, _) => new TaskNotification.TargetFailed(report.Target, failure, report.Detail),
            (null, TargetPhase.Failed) => new TaskNotification.TargetRecovered(report.Target),
            (null, _) => new TaskNotification.TargetLive(report.Target),
        });
    }
}
