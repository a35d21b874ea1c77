namespace Recording.Contracts.RtcCloudRecording;

/// <summary>Media of a stream; a number on the wire.</summary>
public enum RtcStreamType
{
    /// <summary>Audio and video.</summary>
    Original = 0,

    AudioOnly = 1,

    VideoOnly = 2,
}
