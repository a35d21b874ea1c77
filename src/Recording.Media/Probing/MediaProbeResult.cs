using Recording.Core.Ffmpeg;

namespace Recording.Media.Probing;

/// <summary>What a media file holds, by its packets.</summary>
/// <param name="Format">Codecs and their sizes.</param>
/// <param name="Start">The earliest presentation time in the file's own clock.</param>
/// <param name="Duration">From the earliest presentation time to the end of the last packet shown.</param>
/// <param name="VideoPackets">Number of video packets.</param>
/// <param name="AudioPackets">Number of audio packets.</param>
public sealed record MediaProbeResult(MediaFormat Format, TimeSpan Start, TimeSpan Duration, long VideoPackets, long AudioPackets);
