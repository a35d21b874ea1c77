namespace Recording.Core.Tasks.Decisions;

/// <summary>Why a file cannot be finished, however often it is tried.</summary>
public enum FileFailure
{
    /// <summary>The stream has nothing that this format holds (an MP3 of a stream without sound).</summary>
    NoSuchMedia,

    /// <summary>The stream's codecs do not go into this format.</summary>
    UnsupportedMedia,
}
