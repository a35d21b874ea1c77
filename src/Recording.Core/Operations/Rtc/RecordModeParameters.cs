using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Parameters;

namespace Recording.Core.Operations.Rtc;

/// <summary>Reads RecordParams, and what the mode demands of the subscriptions.</summary>
internal static class RecordModeParameters
{
    private const int LongestFile = 7200;
    private const string Users = "SubscribeParams.SubscribeUserIdList";

    public static RecordParams Read(ParameterReader reader) => new(
        reader.RequiredCode<RtcRecordMode>("RecordMode"),
        reader.Code<RtcStreamType>("StreamType") ?? RtcStreamType.Original,
        reader.WholeNumber("MaxFileDuration", 180, LongestFile) ?? LongestFile);

    /// <summary>Refuses subscriptions that leave nothing of what is to be recorded.</summary>
    public static void CheckSubscriptions(ParameterReader reader, RecordParams record, IReadOnlyList<SubscribedUser> users)
    {
        if (Refusal(record, users) is { } reason)
            reader.Reject(Users, reason);
    }

    /// <summary>Why these subscriptions do not go with the recording, or null.</summary>
    public static string? Refusal(RecordParams record, IReadOnlyList<SubscribedUser> users) => (record.RecordMode, record.StreamType) switch
    {
        (RtcRecordMode.Individual, _) when Any(users, RtcStreamType.VideoOnly) =>
            "It must not have video-only streams (StreamType 2) in individual mode.",
        (RtcRecordMode.Individual, RtcStreamType.VideoOnly) when Any(users, RtcStreamType.AudioOnly) =>
            "It must not have audio-only streams (StreamType 1) when only video is recorded.",
        (RtcRecordMode.Mixed, RtcStreamType.AudioOnly) when All(users, RtcStreamType.VideoOnly) =>
            "It must have a stream with audio when only audio is recorded.",
        (RtcRecordMode.Mixed, RtcStreamType.VideoOnly) when All(users, RtcStreamType.AudioOnly) =>
            "It must have a stream with video when only video is recorded.",
        _ => null,
    };

    private static bool Any(IReadOnlyList<SubscribedUser> users, RtcStreamType type) => users.Any(user => user.StreamType == type);

    private static bool All(IReadOnlyList<SubscribedUser> users, RtcStreamType type) => users.All(user => user.StreamType == type);
}
