using Recording.Core.Ffmpeg;

namespace Recording.Engine.Tasks;

/// <summary>One source.</summary>
/// <param name="SealedSource">The stream's address, encrypted: it may carry a stream key.</param>
/// <param name="Media">What of it is recorded.</param>
public sealed record TrackSpec(string SealedSource, TrackMedia Media);
