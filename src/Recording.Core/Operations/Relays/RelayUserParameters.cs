using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Operations.Rtc;
using Recording.Core.Parameters;

namespace Recording.Core.Operations.Relays;

/// <summary>Reads whose stream is relayed. The words for sources are the wire's, camera and shareScreen.</summary>
internal static class RelayUserParameters
{
    /// <summary>A member of UserInfos, or SingleSubParams, which has no channel.</summary>
    /// <param name="reader">The section.</param>
    /// <param name="taskChannel">The task's channel; null where users of other channels cannot be.</param>
    public static SubscribedUser Read(ParameterReader reader, string? taskChannel)
    {
        var userId = RtcIds.Name(reader, "UserId");
        if (userId is null)
            reader.RejectMissing("UserId");
        var stream = reader.Code<RtcStreamType>("StreamType") ?? RtcStreamType.Original;
        var source = Source(reader);
        return new SubscribedUser(userId ?? "", stream, stream == RtcStreamType.AudioOnly ? RtcSourceType.Camera : source)
        {
            ChannelId = taskChannel is null ? null : Channel(reader, taskChannel),
        };
    }

    /// <summary>SourceType, camera where it is absent.</summary>
    public static RtcSourceType Source(ParameterReader reader) =>
        reader.Choice("SourceType", "camera", "shareScreen") == "shareScreen" ? RtcSourceType.Screen : RtcSourceType.Camera;

    /// <summary>The user's channel, null where it is the task's.</summary>
    public static string? Channel(ParameterReader reader, string taskChannel) =>
        RtcIds.Name(reader, "ChannelId") is { } channel && channel != taskChannel ? channel : null;
}
