using System.Text.Json.Nodes;
using Recording.Contracts.Errors;
using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Parameters;
using Recording.Core.Results;

namespace Recording.Core.Operations.Rtc;

/// <summary>Reads the parameters of the operations on an RTC recording task (2016-11-01).</summary>
public static class RtcTaskParameters
{
    /// <summary>The TaskId of StopRtcCloudRecording, DescribeRtcCloudRecordingFiles and of our own operations.</summary>
    public static Result<string> TaskId(JsonObject parameters)
    {
        var reader = new ParameterReader(parameters, ParameterErrors.RtcRecording);
        var taskId = ReadTaskId(reader);
        return reader.Error is { } error ? error : taskId;
    }

    /// <summary>UpdateRtcCloudRecording, but for what depends on the task: see <see cref="Layout"/>.</summary>
    public static Result<UpdateRtcCloudRecordingRequest> Update(JsonObject parameters)
    {
        var reader = new ParameterReader(parameters, ParameterErrors.RtcRecording);
        reader.RequireAll("TaskId", "SubscribeParams");
        var taskId = ReadTaskId(reader);
        var users = SubscribeParameters.Read(reader.RequiredSection("SubscribeParams"));
        return reader.Error is { } error ? error : new UpdateRtcCloudRecordingRequest(taskId, new SubscribeParams(users));
    }

    /// <summary>MixLayoutParams of UpdateRtcCloudRecording, by the rules of StartRtcCloudRecording; the error, or null.</summary>
    /// <param name="parameters">The request's.</param>
    /// <param name="record">The task's mode and what it records.</param>
    /// <param name="users">The new subscriptions.</param>
    /// <param name="layout">What was read; null: the layout stays.</param>
    public static WireError? Layout(JsonObject parameters, RecordParams record, IReadOnlyList<SubscribedUser> users, out MixLayoutParams? layout)
    {
        var reader = new ParameterReader(parameters, ParameterErrors.RtcRecording);
        layout = MixLayoutParameters.ReadChange(reader, new MixScene(record, users));
        return reader.Error;
    }

    private static string ReadTaskId(ParameterReader reader) => reader.RequiredText("TaskId", 64);
}
