using Recording.Contracts;
using Recording.Contracts.Errors;
using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Operations.Rtc;
using Recording.Core.Tasks.Decisions;
using Recording.Engine.Rtc;
using Recording.Engine.Tasks;

namespace Recording.Engine.Operations;

/// <summary>
/// Changes whom a task records. Of a task in individual mode who is new gets files of their own, and the files of who is no longer named end; a mix goes on
/// in its files, and its layout can change too.
/// </summary>
internal sealed class UpdateRtcCloudRecording(RtcTasks tasks, RtcSources sources, ITaskDriver driver) : IOperation
{
    public string Action => nameof(UpdateRtcCloudRecording);

    public string Version => ApiVersions.Live;

    public async Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var parsed = RtcTaskParameters.Update(request.Parameters);
        if (!parsed.Succeeded)
            return parsed.Error;
        if (await tasks.FindAsync(parsed.Value.TaskId, cancellationToken) is not { Spec.Rtc: { } rtc } task)
            return RtcRecordingErrors.TaskNotFound;

        var users = parsed.Value.SubscribeParams.SubscribeUserIdList;
        var mix = task.Spec.Tracks[0].Mix;
        var record = new RecordParams(mix is null ? RtcRecordMode.Individual : RtcRecordMode.Mixed, rtc.StreamType, 0);
        var error = RtcTaskParameters.Layout(request.Parameters, record, users, out var layout);
        error ??= mix is null
            ? RtcTaskConditions.CheckUpdate(task.State, users) ?? RtcTaskConditions.CheckSubscriptions(rtc.StreamType, Patterns(task.Spec), users)
            : RtcTaskConditions.CheckOpen(task.State) ?? RtcTaskConditions.CheckMixed(rtc.StreamType, users);
        if (error is not null)
            return error;
        if (await sources.FindAsync(rtc.AppId, rtc.ChannelId, users, cancellationToken) is not { } wanted)
            return RtcRecordingErrors.UnknownApp(rtc.AppId);

        TaskEvent change = mix is null ? new TaskEvent.SubscriptionsChanged(wanted) : new TaskEvent.MixChanged(new MixChange(wanted, layout));
        return await driver.RaiseAsync(task.Spec.TaskId, change, cancellationToken)
            ? OperationAnswer.Of(new RtcTaskResponse(request.RequestId, task.Spec.TaskId), WireJson.Wire.RtcTaskResponse)
            : RtcRecordingErrors.TaskState("It names a task that has ended.");
    }

    private static IEnumerable<(string Pattern, bool IsSegment)> Patterns(RecordingSpec spec) =>
        spec.Outputs.Select(output => (WithoutFolders(output.FilePattern), false)).Append((WithoutFolders(spec.SegmentPattern), true));

    private static string WithoutFolders(string pattern) => pattern[(pattern.LastIndexOf('/') + 1)..];
}
