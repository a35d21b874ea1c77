using Recording.Core.Ffmpeg;

namespace Recording.Media.Probing;

/// <summary>What a media file holds: a transport stream by its packets, other files by their index.</summary>
/// <param name="Format">Codecs and their sizes.</param>
/// <param name="Start">The earliest presentation time in the file's own clock.</param>
/// <param name="Duration">From the earliest presentation time to the end of the last packet shown.</param>
/// <param name="VideoPackets">Number of video packets; 0 when the index does not tell.</param>
/// <param name="AudioPackets">Number of audio packets; 0 when the index does not tell.</param>
public sealed record MediaProbeResult(MediaFormat Format, TimeSpan Start, TimeSpan Duration, long VideoPackets, long AudioPackets)
{
    /// <summary>
    /// The time at which the segment muxer counts a segment's beginning: that of its first video packet in file order, or of
    /// its first audio packet without video.
    /// </summary>
    public TimeSpan CutStart { get; init; } = Start;

    /// <summary>The end of the last packet, in the file's own clock.</summary>
    public TimeSpan End => Start + Duration;
}
