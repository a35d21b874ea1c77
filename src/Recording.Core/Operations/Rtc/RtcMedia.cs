using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Ffmpeg;

namespace Recording.Core.Operations.Rtc;

/// <summary>What of a subscribed stream is recorded in individual mode.</summary>
public static class RtcMedia
{
    /// <summary>What the subscription brings, less what RecordParams.StreamType leaves out.</summary>
    public static TrackMedia Of(SubscribedUser user, RtcStreamType recorded)
    {
        ArgumentNullException.ThrowIfNull(user);
        return (user.StreamType, recorded) switch
        {
            (RtcStreamType.AudioOnly, _) or (_, RtcStreamType.AudioOnly) => TrackMedia.AudioOnly,
            (RtcStreamType.VideoOnly, _) or (_, RtcStreamType.VideoOnly) => TrackMedia.VideoOnly,
            _ => TrackMedia.AudioVideo,
        };
    }

    /// <summary>What a mix has.</summary>
    public static TrackMedia OfMix(RtcStreamType recorded) => recorded switch
    {
        RtcStreamType.Original => TrackMedia.AudioVideo,
        RtcStreamType.AudioOnly => TrackMedia.AudioOnly,
        RtcStreamType.VideoOnly => TrackMedia.VideoOnly,
    };

    /// <summary>The gateway's letter for a source: <c>C</c> or <c>S</c>.</summary>
    public static string Letter(RtcSourceType source) => source switch
    {
        RtcSourceType.Camera => "C",
        RtcSourceType.Screen => "S",
    };
}
