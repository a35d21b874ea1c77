namespace Recording.Core.Ffmpeg;

/// <summary>The parts of the report that FFmpeg gives when it begins.</summary>
public enum FfmpegLogSection
{
    Input,
    Output,
    StreamMapping,
}
