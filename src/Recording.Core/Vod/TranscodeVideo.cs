namespace Recording.Core.Vod;

/// <summary>What becomes of the picture.</summary>
public enum TranscodeVideo
{
    H264,

    H265,

    /// <summary>It stays as it is.</summary>
    Copy,
}
