using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Ffmpeg;
using Recording.Core.Operations.Rtc;

namespace Recording.Core.Naming;

/// <summary>What a recorded stream puts into the names of its files (FileNamePattern of StartRtcCloudRecording).</summary>
/// <param name="TaskId">Part of every path.</param>
/// <param name="AppId">Application.</param>
/// <param name="ChannelId">Channel.</param>
/// <param name="UserId">User.</param>
/// <param name="SourceType">OC or OS with picture and sound, C or S with the picture alone, A with the sound alone.</param>
/// <param name="RecordMode">Single or Mix.</param>
/// <param name="StreamType">AV, A or V, as asked for in RecordParams.</param>
public sealed record RtcStreamNames(
    string TaskId, string AppId, string ChannelId, string UserId, string SourceType, string RecordMode, string StreamType)
{
    /// <summary>The names of a stream that is recorded for itself.</summary>
    public static RtcStreamNames Of(string taskId, string appId, string channelId, SubscribedUser user, RtcStreamType recorded)
    {
        ArgumentNullException.ThrowIfNull(user);
        var source = RtcMedia.Letter(user.SourceType);
        return new RtcStreamNames(
            taskId,
            appId,
            channelId,
            user.UserId,
            RtcMedia.Of(user, recorded) switch
            {
                TrackMedia.AudioVideo => "O" + source,
                TrackMedia.VideoOnly => source,
                TrackMedia.AudioOnly => "A",
            },
            "Single",
            Letters(recorded));
    }

    /// <summary>The names of a mix, which is of no user and no source: these two variables stay as they are written.</summary>
    public static RtcStreamNames OfMix(string taskId, string appId, string channelId, RtcStreamType recorded) =>
        new(taskId, appId, channelId, $"{{{RtcNamePattern.UserId}}}", $"{{{RtcNamePattern.SourceType}}}", "Mix", Letters(recorded));

    private static string Letters(RtcStreamType recorded) => recorded switch
    {
        RtcStreamType.Original => "AV",
        RtcStreamType.AudioOnly => "A",
        RtcStreamType.VideoOnly => "V",
    };
}
