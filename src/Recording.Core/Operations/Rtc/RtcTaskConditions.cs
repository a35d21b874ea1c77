using Recording.Contracts.Errors;
using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Naming;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;

namespace Recording.Core.Operations.Rtc;

/// <summary>In which state of its task an operation makes sense.</summary>
public static class RtcTaskConditions
{
    private const string UserList = "SubscribeParams.SubscribeUserIdList";

    /// <summary>Stop: any task that is not stopping; the error, or null.</summary>
    public static WireError? CheckOpen(TaskState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.IsStopping ? RtcRecordingErrors.TaskState("It names a task that is stopping or has ended.") : null;
    }

    /// <summary>Pause: a task that is open and not paused.</summary>
    public static WireError? CheckPause(TaskState state) =>
        CheckOpen(state) ?? (state.Phase == TaskPhase.Paused ? RtcRecordingErrors.TaskState("It names a task that is paused already.") : null);

    /// <summary>Resume: a paused task.</summary>
    public static WireError? CheckResume(TaskState state) =>
        CheckOpen(state) ?? (state.Phase == TaskPhase.Paused ? null : RtcRecordingErrors.TaskState("It names a task that is not paused."));

    /// <summary>Update: an open task that has room for the streams.</summary>
    public static WireError? CheckUpdate(TaskState state, IReadOnlyList<SubscribedUser> users) =>
        CheckOpen(state) ?? (TaskDecider.CanTake(state, users)
            ? null
            : RtcRecordingErrors.Invalid(
                UserList, $"It has more streams than this task can take: {TaskDecider.MostTracks} in its whole life, each anew that was taken off or given up. Start another task."));

    /// <summary>Whether what a mix records allows other subscriptions.</summary>
    public static WireError? CheckMixed(RtcStreamType recorded, IReadOnlyList<SubscribedUser> users) =>
        RecordModeParameters.Refusal(new RecordParams(RtcRecordMode.Mixed, recorded, 0), users) is { } reason
            ? RtcRecordingErrors.Invalid(UserList, reason)
            : null;

    /// <summary>Whether a task's parameters allow other subscriptions: the rules of StartRtcCloudRecording between them hold on.</summary>
    /// <param name="recorded">The task's RecordParams.StreamType.</param>
    /// <param name="patterns">Its name patterns, folders left out: of a file or a segment each.</param>
    /// <param name="users">The new subscriptions.</param>
    public static WireError? CheckSubscriptions(
        RtcStreamType recorded, IEnumerable<(string Pattern, bool IsSegment)> patterns, IReadOnlyList<SubscribedUser> users)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        var record = new RecordParams(RtcRecordMode.Individual, recorded, 0);
        if (RecordModeParameters.Refusal(record, users) is { } reason)
            return RtcRecordingErrors.Invalid(UserList, reason);

        var naming = RtcFileNaming.Of(record, users);
        var plain = naming with { CameraAndScreen = false };
        return patterns.Any(name =>
            name.Pattern != RtcNamePattern.Default(individual: true, severalStreams: false, name.IsSegment)
            && plain.Check(name.Pattern, name.IsSegment) is null
            && naming.Check(name.Pattern, name.IsSegment) is not null)
            ? RtcRecordingErrors.Invalid(UserList, "It must not have camera and screen of one user, because the task's name patterns have no {SourceType}.")
            : null;
    }
}
