namespace Recording.Contracts.RtcCloudRecording;

/// <summary>How a mixed recording is encoded.</summary>
public sealed record MixTranscodeParams
{
    /// <summary>Only 0, the default.</summary>
    public required RtcFrameFillType FrameFillType { get; init; }

    /// <summary>kbit/s, 8 to 500.</summary>
    public required int AudioBitrate { get; init; }

    /// <summary>1 or 2.</summary>
    public required int AudioChannels { get; init; }

    /// <summary>Hz: 8000, 16000, 32000, 44100 or 48000.</summary>
    public required int AudioSampleRate { get; init; }

    /// <summary>Default <see cref="RtcVideoCodec.H264"/>.</summary>
    public required RtcVideoCodec VideoCodec { get; init; }

    /// <summary>kbit/s, 1 to 10000; null without video.</summary>
    public int? VideoBitrate { get; init; }

    /// <summary>Frames a second, 1 to 60; null without video.</summary>
    public int? VideoFramerate { get; init; }

    /// <summary>Frames from one key frame to the next, 1 to 60; null without video.</summary>
    public int? VideoGop { get; init; }

    /// <summary>Pixels, 0 to 1920; default 0.</summary>
    public required int VideoHeight { get; init; }

    /// <summary>Pixels, 0 to 1920; default 0.</summary>
    public required int VideoWidth { get; init; }
}
