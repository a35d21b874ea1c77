using System.Globalization;

namespace Recording.Core.Ffmpeg;

/// <summary>The command line of ffmpeg 5.1 that records one RTMP source into MPEG-TS segments without loss.</summary>
public static class CaptureArguments
{
    /// <summary>The name of segment n in the capture's folder, as printf reads it. See <see cref="SegmentFileName"/>.</summary>
    public const string SegmentPattern = "seg%06d.ts";

    /// <summary>
    /// Builds the arguments. ffmpeg has to run in the folder that takes the segments: relative names keep '%' and ':' of a
    /// folder's path out of FFmpeg's pattern and protocol syntax. Closed segments are listed as csv lines on stdout, among
    /// the framehash lines of the pictures' headers; progress and log go to stderr, and 'q' on stdin ends the capture.
    /// </summary>
    /// <param name="sourceUrl">An rtmp or rtmps address; other protocols are off the whitelist, so FFmpeg refuses them.</param>
    /// <param name="media">Which media is written.</param>
    /// <param name="sliceDuration">Wanted segment length.</param>
    /// <param name="readTimeout">How long a read may block: FFmpeg gives up after this time while connecting, after twice this time with media flowing.</param>
    public static IReadOnlyList<string> Build(string sourceUrl, TrackMedia media, TimeSpan sliceDuration, TimeSpan readTimeout) =>
    [
        .. Reading(sourceUrl, media, readTimeout),
        .. SegmentArguments.For(sliceDuration),
        .. HeaderWatch(media),
    ];

    /// <summary>Builds the arguments that read the same source into an FLV stream on stdout instead, to be relayed.</summary>
    /// <param name="sourceUrl">As for a recording.</param>
    /// <param name="media">Which media is relayed.</param>
    /// <param name="readTimeout">As for a recording.</param>
    public static IReadOnlyList<string> BuildRelay(string sourceUrl, TrackMedia media, TimeSpan readTimeout) =>
        [.. Reading(sourceUrl, media, readTimeout), .. FlvArguments.Live];

    private static string[] Reading(string sourceUrl, TrackMedia media, TimeSpan readTimeout) =>
    [
        "-hide_banner", "-nostats",
        // The level in front of each line tells failures from metadata of the stream, which anyone may have written.
        "-loglevel", "level+info",
        "-progress", "pipe:2",
        "-protocol_whitelist", "rtmp,rtmps,tls,tcp",
        // Not -timeout: for rtmp that means to listen. And never a smaller -analyzeduration or -probesize: late joins then
        // lose their video; probed packets are kept, so the default costs latency only. But 40 pictures to guess a frame rate,
        // which no copy needs, would be 1.6 s of it.
        "-fpsprobesize", "0",
        "-rw_timeout", Microseconds(readTimeout),
        "-i", sourceUrl,
        .. Maps(media),
        "-c", "copy",
    ];

    /// <summary>
    /// A second output with a fingerprint of each key picture and of each new sequence header (<see cref="PictureHeaderWatch"/>).
    /// An encoder may change its picture under the same connection and clock; ffmpeg 5.1 then goes on with the old header in the
    /// segments, which nobody can decode, and says nothing. Every eighth packet of sound comes along:
    /// so a source without pictures still has an output here, and the muxer, which holds a picture until the other stream
    /// has caught up, lets it go within 0.2 s; the tiny interleave delta does so when the sound is silent.
    /// </summary>
    private static string[] HeaderWatch(TrackMedia media) => media is TrackMedia.AudioOnly ? [] :
    [
        .. Maps(media),
        "-c", "copy",
        "-bsf:v", "noise=drop=not(key)",
        .. media is TrackMedia.AudioVideo ? (string[])["-bsf:a", "noise=drop=n-8*floor(n/8)"] : [],
        "-max_interleave_delta", "1",
        "-flush_packets", "1",
        "-f", "framehash", "-hash", "murmur3",
        "pipe:1",
    ];

    // By kind, never "-map 0": a script data stream of the source would end up in the transport stream or fail the muxer.
    // '?' lets a source with only one kind through; a track that wants one kind fails when it is missing.
    private static string[] Maps(TrackMedia media) => media switch
    {
        TrackMedia.AudioVideo => ["-map", "0:v:0?", "-map", "0:a:0?"],
        TrackMedia.AudioOnly => ["-map", "0:a:0"],
        TrackMedia.VideoOnly => ["-map", "0:v:0"],
    };

    private static string Microseconds(TimeSpan time) => ((long)time.TotalMicroseconds).ToString(CultureInfo.InvariantCulture);
}
