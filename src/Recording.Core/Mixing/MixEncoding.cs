using Recording.Contracts.RtcCloudRecording;

namespace Recording.Core.Mixing;

/// <summary>What a mix is encoded to; it stays the same as long as the mix runs. One of the two is there at least.</summary>
/// <param name="Video">The picture; null for none.</param>
/// <param name="Audio">The sound; null for none.</param>
/// <param name="Slice">Wanted segment length.</param>
public sealed record MixEncoding(MixVideo? Video, MixAudio? Audio, TimeSpan Slice)
{
    /// <summary>Ticks of the mix a second: its frame rate, or 25 where there is no picture.</summary>
    public int TickRate => Video?.FrameRate ?? 25;

    /// <summary>What a request wants.</summary>
    /// <param name="transcode">MixTranscodeParams.</param>
    /// <param name="layout">MixLayoutParams; null when no picture is recorded.</param>
    /// <param name="recorded">RecordParams.StreamType.</param>
    /// <param name="slice">Wanted segment length.</param>
    public static MixEncoding Of(MixTranscodeParams transcode, MixLayoutParams? layout, RtcStreamType recorded, TimeSpan slice)
    {
        ArgumentNullException.ThrowIfNull(transcode);
        var video = layout is null
            ? null
            : new MixVideo(MixSize.Of(transcode, layout), transcode.VideoFramerate!.Value, transcode.VideoGop!.Value, transcode.VideoBitrate!.Value, transcode.VideoCodec);
        var audio = recorded == RtcStreamType.VideoOnly
            ? null
            : new MixAudio(transcode.AudioSampleRate, transcode.AudioChannels, transcode.AudioBitrate);
        return new MixEncoding(video, audio, slice);
    }
}
