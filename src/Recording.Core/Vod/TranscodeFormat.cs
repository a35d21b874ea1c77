namespace Recording.Core.Vod;

/// <summary>What a preset makes.</summary>
public enum TranscodeFormat
{
    /// <summary>Picture and sound, whichever there are.</summary>
    Mp4,

    /// <summary>The sound alone.</summary>
    Mp3,
}
