namespace Recording.Core.Ffmpeg;

/// <summary>The level in front of a log line, as -loglevel level+info prints it.</summary>
public enum FfmpegLogLevel
{
    /// <summary>No level, or one that says nothing is wrong.</summary>
    Info,
    Warning,
    Error,
}
