namespace Recording.Core.Ffmpeg;

/// <summary>How a source failed, by FFmpeg's words.</summary>
public enum SourceFailure
{
    /// <summary>Nobody listens at the address.</summary>
    ConnectionRefused,

    /// <summary>The host is unknown or cannot be reached.</summary>
    Unreachable,

    /// <summary>The server knows no such stream, or refuses it.</summary>
    NoSuchStream,

    /// <summary>The connection was cut or stayed silent.</summary>
    InputOutput,

    /// <summary>What arrived is no RTMP stream, or the protocol is not allowed.</summary>
    InvalidData,
}
