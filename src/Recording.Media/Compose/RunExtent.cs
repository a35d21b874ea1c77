using Recording.Core.Ffmpeg;

namespace Recording.Media.Compose;

/// <summary>What a run holds and how long it lasts by its packets.</summary>
internal sealed record RunExtent(MediaFormat Format, TimeSpan Duration);
