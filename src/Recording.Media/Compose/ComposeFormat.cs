namespace Recording.Media.Compose;

/// <summary>The container that a recording is composed into.</summary>
public enum ComposeFormat
{
    /// <summary>Video and audio as they are, index first.</summary>
    Mp4,

    /// <summary>Video and audio as they are.</summary>
    Flv,

    /// <summary>The audio, encoded to MP3.</summary>
    Mp3,
}
