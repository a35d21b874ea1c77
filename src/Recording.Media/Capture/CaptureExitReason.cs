namespace Recording.Media.Capture;

/// <summary>Why a capture ended.</summary>
public enum CaptureExitReason
{
    /// <summary>The caller asked for it.</summary>
    StopRequested,

    /// <summary>The source was delivering and closed the connection.</summary>
    SourceEnded,

    /// <summary>The source was delivering and stayed connected, but no media arrived any more.</summary>
    Stalled,

    /// <summary>The source went on under the same connection as another stream (republished, or changed); a new capture can record it.</summary>
    TimestampsBroken,

    /// <summary>The source never delivered: refused, unknown, or silent until the connect limit.</summary>
    SourceUnavailable,

    /// <summary>The source delivers, but nothing that this track can record.</summary>
    UnsupportedMedia,

    /// <summary>FFmpeg could not be started.</summary>
    FfmpegMissing,

    /// <summary>FFmpeg ended by itself, for a reason on this machine (killed, disk full, error).</summary>
    Crashed,
}
