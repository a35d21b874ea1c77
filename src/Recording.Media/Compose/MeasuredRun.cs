using Recording.Core.Ffmpeg;

namespace Recording.Media.Compose;

/// <summary>A run with what it holds and how long it lasts by its packets.</summary>
internal sealed record MeasuredRun(MediaRun Run, MediaFormat Format, TimeSpan Duration);
