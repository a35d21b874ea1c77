using System.Text.Json.Nodes;
using Recording.Contracts.Queries;
using Recording.Contracts.RtcMpuTasks;
using Recording.Core.Operations.Rtc;
using Recording.Core.Parameters;
using Recording.Core.Results;

namespace Recording.Core.Operations.Relays;

/// <summary>Reads which relay an operation means, and the parameters of ListRtcMPUTaskDetail (2016-11-01).</summary>
public static class RelayTaskParameters
{
    /// <summary>AppId and TaskId of StopLiveMPUTask.</summary>
    public static Result<StopLiveMPUTaskRequest> Stop(JsonObject parameters)
    {
        var reader = new ParameterReader(parameters, ParameterErrors.RtcMpuEvents);
        reader.RequireAll("AppId", "TaskId");
        var appId = RtcIds.AppId(reader);
        var taskId = RelayIds.TaskId(reader);
        return reader.Error is { } error ? error : new StopLiveMPUTaskRequest(appId, taskId);
    }

    /// <summary>AppId, ChannelId and TaskId of UpdateLiveMPUTask.</summary>
    public static Result<UpdateLiveMPUTaskRequest> Update(JsonObject parameters)
    {
        var reader = new ParameterReader(parameters, ParameterErrors.RtcMpuEvents);
        reader.RequireAll("AppId", "ChannelId", "TaskId");
        var appId = RtcIds.AppId(reader);
        var channelId = RtcIds.Name(reader, "ChannelId") ?? "";
        var taskId = RelayIds.TaskId(reader);
        return reader.Error is { } error ? error : new UpdateLiveMPUTaskRequest(appId, channelId, taskId);
    }

    /// <summary>ListRtcMPUTaskDetail: without a TaskId both parameters of the page must be there.</summary>
    public static Result<ListRtcMPUTaskDetailRequest> List(JsonObject parameters)
    {
        var reader = new ParameterReader(parameters, ParameterErrors.RtcMpuEvents);
        reader.RequireAll("AppId");
        if (!reader.Has("TaskId"))
            reader.RequireAll("PageNo", "PageSize");
        var appId = RtcIds.AppId(reader);
        var taskId = reader.Has("TaskId") ? RelayIds.TaskId(reader) : null;
        var number = reader.WholeNumber("PageNo", 1, 100_000) ?? 1;
        var size = reader.WholeNumber("PageSize", 1, 100) ?? 10;
        return reader.Error is { } error ? error : new ListRtcMPUTaskDetailRequest(appId, taskId, new PageRequest(number, size));
    }
}
