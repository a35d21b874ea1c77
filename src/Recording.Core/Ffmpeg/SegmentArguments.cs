using System.Globalization;

namespace Recording.Core.Ffmpeg;

/// <summary>How ffmpeg 5.1 writes MPEG-TS segments so that a killed process loses next to nothing and closed ones are listed on stdout.</summary>
internal static class SegmentArguments
{
    public static string[] For(TimeSpan sliceDuration) =>
    [
        // The muxer must not wait for the picture to catch up with the sound: what waits in it dies with the process.
        "-max_interleave_delta", "1",
        "-f", "segment",
        "-segment_time", sliceDuration.TotalSeconds.ToString("0.######", CultureInfo.InvariantCulture),
        "-segment_format", "mpegts",
        // One continuous transport stream over all segments: continuity counters go on, so players see no corrupt packets.
        "-individual_header_trailer", "0",
        // Packets reach the file as they come: a listed segment is complete, and a killed process loses next to nothing.
        // The global -flush_packets does not reach the inner muxer.
        // Without a payload size of 0 the muxer keeps up to 2930 bytes of sound, a third of a second of it, which dies with the process.
        "-segment_format_options", "flush_packets=1:pes_payload_size=0",
        "-segment_list", "pipe:1",
        "-segment_list_type", "csv",
        CaptureArguments.SegmentPattern,
    ];
}
