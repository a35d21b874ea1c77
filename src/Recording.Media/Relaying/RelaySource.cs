using Recording.Core.Ffmpeg;
using Recording.Core.Mixing;
using Recording.Core.Streams;
using Recording.Media.Mixing;

namespace Recording.Media.Relaying;

/// <summary>What is relayed.</summary>
public abstract record RelaySource
{
    private RelaySource()
    {
    }

    /// <summary>A stream as it is.</summary>
    /// <param name="Url">Its address.</param>
    /// <param name="Media">Which media of it.</param>
    public sealed record Stream(RtmpUrl Url, TrackMedia Media) : RelaySource;

    /// <summary>A mix.</summary>
    /// <param name="Plans">What is mixed.</param>
    /// <param name="Encoding">What it becomes: H.264, since RTMP has no H.265. The slice is the longest distance of key frames.</param>
    public sealed record Mix(MixPlanFeed Plans, MixEncoding Encoding) : RelaySource;
}
