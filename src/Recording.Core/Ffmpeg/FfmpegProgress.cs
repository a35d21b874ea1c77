namespace Recording.Core.Ffmpeg;

/// <summary>One block of -progress output.</summary>
/// <param name="OutTime">Media time written so far, or null while nothing is.</param>
/// <param name="Frames">Video frames written so far.</param>
/// <param name="IsLast">Whether FFmpeg says that it ends.</param>
public sealed record FfmpegProgress(TimeSpan? OutTime, long Frames, bool IsLast);
