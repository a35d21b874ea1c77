namespace Recording.Core.Ffmpeg;

/// <summary>Which media of a source one track records.</summary>
public enum TrackMedia
{
    /// <summary>Everything the source has; a source with only one of the two is recorded as it is.</summary>
    AudioVideo,

    /// <summary>The source's audio; its video is not written.</summary>
    AudioOnly,

    /// <summary>The source's video; its audio is not written.</summary>
    VideoOnly,
}
