namespace Recording.Core.Vod;

/// <summary>One rendition that a transcode group makes of each asset.</summary>
/// <param name="Name">Part of the object's name; 1 to 32 letters, digits, hyphens and underscores.</param>
/// <param name="Format">What is made.</param>
public sealed record TranscodePreset(string Name, TranscodeFormat Format)
{
    /// <summary>What becomes of the picture in an MP4.</summary>
    public TranscodeVideo Video { get; init; }

    /// <summary>Most pixels across, even, 16 to 8192; null for what the height gives. The picture keeps its shape.</summary>
    public int? Width { get; init; }

    /// <summary>Most pixels down, even, 16 to 8192; null for what the width gives.</summary>
    public int? Height { get; init; }

    /// <summary>kbit/s, 10 to 100,000; null for what a constant quality takes.</summary>
    public int? VideoBitrate { get; init; }

    /// <summary>kbit/s, 8 to 512; null to keep an MP4's sound as it is, and for 128 in an MP3.</summary>
    public int? AudioBitrate { get; init; }

    /// <summary>Pictures a second, 1 to 120; null for those that there are.</summary>
    public int? FrameRate { get; init; }

    /// <summary>Of the object's name, without a dot.</summary>
    public string Extension => Format switch
    {
        TranscodeFormat.Mp4 => "mp4",
        TranscodeFormat.Mp3 => "mp3",
    };
}
