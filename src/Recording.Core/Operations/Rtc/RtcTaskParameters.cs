using System.Text.Json.Nodes;
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

    /// <summary>UpdateRtcCloudRecording. MixLayoutParams is of mixed mode and refused here, as by StartRtcCloudRecording.</summary>
    public static Result<UpdateRtcCloudRecordingRequest> Update(JsonObject parameters)
    {
        var reader = new ParameterReader(parameters, ParameterErrors.RtcRecording);
        reader.RequireAll("TaskId", "SubscribeParams");
        var taskId = ReadTaskId(reader);
        var users = SubscribeParameters.Read(reader.RequiredSection("SubscribeParams"));
        if (reader.Has("MixLayoutParams"))
            reader.Reject("MixLayoutParams", "It must not be set in individual mode.");
        return reader.Error is { } error ? error : new UpdateRtcCloudRecordingRequest(taskId, new SubscribeParams(users));
    }

    private static string ReadTaskId(ParameterReader reader) => reader.RequiredText("TaskId", 64);
}
