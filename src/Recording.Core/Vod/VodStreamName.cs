using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Ffmpeg;
using Recording.Core.Operations.Rtc;

namespace Recording.Core.Vod;

/// <summary>The vendor's word for a stream in VodMediaList.</summary>
public static class VodStreamName
{
    /// <summary>That of a mix.</summary>
    public const string Mix = "Mix";

    /// <summary><c>Single::{UserId}::{suffix}</c>; the suffix says what is recorded, and without pictures not from where: AV::C, AV::S, A, V::C or V::S.</summary>
    /// <param name="user">Whose stream it is.</param>
    /// <param name="recorded">RecordParams.StreamType.</param>
    public static string Of(SubscribedUser user, RtcStreamType recorded)
    {
        ArgumentNullException.ThrowIfNull(user);
        var source = RtcMedia.Letter(user.SourceType);
        var suffix = RtcMedia.Of(user, recorded) switch
        {
            TrackMedia.AudioVideo => $"AV::{source}",
            TrackMedia.VideoOnly => $"V::{source}",
            TrackMedia.AudioOnly => "A",
        };
        return $"Single::{user.UserId}::{suffix}";
    }
}
