using System.Text.Json.Nodes;
using Recording.Contracts.RtcCloudRecording;
using Recording.Contracts.RtcMpuTasks;
using Recording.Core.Operations.Rtc;
using Recording.Core.Parameters;
using Recording.Core.Results;

namespace Recording.Core.Operations.Relays;

/// <summary>Reads the parameters of StartLiveMPUTask (2016-11-01), and of UpdateLiveMPUTask once they are laid over the task's (<see cref="RelayChanges"/>).</summary>
public static class StartLiveMPUTaskParameters
{
    public static Result<StartLiveMPUTaskRequest> Read(JsonObject parameters)
    {
        var reader = new ParameterReader(parameters, ParameterErrors.RtcMpuEvents);
        reader.RequireAll("AppId", "ChannelId", "TaskId", "MixMode");
        var appId = RtcIds.AppId(reader);
        var channelId = RtcIds.Name(reader, "ChannelId") ?? "";
        var taskId = RelayIds.TaskId(reader);
        var isMixed = reader.Choice("MixMode", "0", "1") == "1";
        var isStreamURL = reader.Has("StreamURL");
        var targets = RelayTargetParameters.Read(reader);
        var region = reader.Choice("Region", "CN-Shanghai", "AP-Singapore", "EMAA-Saudi");
        var maxIdleTime = reader.WholeNumber("MaxIdleTime", 10, 86_400);
        var single = isMixed ? RefuseSingle(reader) : ReadSingle(reader);
        var mix = isMixed ? RelayMixParameters.Read(reader.RequiredSection("TranscodeParams"), channelId) : RefuseMix(reader);
        if (reader.Has("SeiParams"))
            reader.Reject("SeiParams", "This service writes no SEI messages: leave it out.");
        return reader.Error is { } error
            ? error
            : new StartLiveMPUTaskRequest
            {
                AppId = appId,
                ChannelId = channelId,
                TaskId = taskId,
                MixMode = isMixed ? RtcMPUMixMode.MixedStream : RtcMPUMixMode.SingleStream,
                Targets = targets,
                IsStreamURL = isStreamURL,
                Region = region,
                MaxIdleTime = maxIdleTime,
                SingleStream = single,
                Mix = mix,
            };
    }

    private static SubscribedUser ReadSingle(ParameterReader reader)
    {
        var section = reader.RequiredSection("SingleSubParams");
        return RelayUserParameters.Read(section, null);
    }

    private static SubscribedUser? RefuseSingle(ParameterReader reader)
    {
        if (reader.Has("SingleSubParams"))
            reader.Reject("SingleSubParams", "It must not be set with MixMode 1.");
        return null;
    }

    private static RtcMPUMix? RefuseMix(ParameterReader reader)
    {
        if (reader.Has("TranscodeParams"))
            reader.Reject("TranscodeParams", "It must not be set with MixMode 0.");
        return null;
    }
}
