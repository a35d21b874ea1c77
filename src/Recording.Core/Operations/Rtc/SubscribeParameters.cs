using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Parameters;

namespace Recording.Core.Operations.Rtc;

/// <summary>Reads SubscribeParams.</summary>
internal static class SubscribeParameters
{
    /// <summary>Most streams of one task.</summary>
    public const int MaxStreams = 17;

    private const string List = "SubscribeUserIdList";

    public static IReadOnlyList<SubscribedUser> Read(ParameterReader reader)
    {
        if (!reader.Has(List))
            reader.RejectMissing(List);
        var users = reader.Sections(List, MaxStreams).Select(ReadUser).ToList();
        if (users.Count == 0)
            reader.Reject(List, "It must not be empty.");
        else if (users.Distinct().Count() < users.Count)
            reader.Reject(List, "It must name each stream of a user once.");
        return users;
    }

    private static SubscribedUser ReadUser(ParameterReader reader)
    {
        var userId = RtcIds.Name(reader, "UserId");
        if (userId is null)
            reader.RejectMissing("UserId");
        var stream = reader.Code<RtcStreamType>("StreamType") ?? RtcStreamType.Original;
        var source = stream == RtcStreamType.AudioOnly
            ? RtcSourceType.Camera
            : reader.Code<RtcSourceType>("SourceType") ?? RtcSourceType.Camera;
        return new SubscribedUser(userId ?? "", stream, source);
    }
}
