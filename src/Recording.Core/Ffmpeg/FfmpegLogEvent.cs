namespace Recording.Core.Ffmpeg;

/// <summary>What a line of FFmpeg's log says, as far as a capture acts on it.</summary>
public abstract record FfmpegLogEvent
{
    private FfmpegLogEvent()
    {
    }

    /// <summary>A part of the opening report begins.</summary>
    public sealed record SectionStarted(FfmpegLogSection Section) : FfmpegLogEvent;

    /// <summary>A stream of the current section; the format holds this stream alone.</summary>
    public sealed record StreamDescribed(MediaFormat Format) : FfmpegLogEvent;

    /// <summary>A packet's decoding time does not follow its predecessor's, so FFmpeg moved it. Times are ticks of 1/90000 s.</summary>
    public sealed record NonMonotonousDts(int Stream, long Previous, long Current) : FfmpegLogEvent
    {
        /// <summary>How far time went back; zero for a mere repetition.</summary>
        public TimeSpan BackwardJump =>
            Previous > Current ? TimeSpan.FromSeconds(Math.Min(((double)Previous - Current) / 90_000, 1e9)) : TimeSpan.Zero;
    }

    /// <summary>The source could not be opened, or reading it failed.</summary>
    public sealed record SourceFailed(SourceFailure Failure) : FfmpegLogEvent;

    /// <summary>The source has a stream that was not there when the capture began, so it is not recorded.</summary>
    public sealed record StreamAdded(bool IsVideo) : FfmpegLogEvent;

    /// <summary>The wanted media is not in the source.</summary>
    public sealed record NoSuchTrack : FfmpegLogEvent;

    /// <summary>The source's codec does not fit into MPEG-TS in a way that players read.</summary>
    public sealed record CodecUnsupported : FfmpegLogEvent;

    /// <summary>The source has a codec that this FFmpeg does not know, as 5.1 does none of Enhanced RTMP.</summary>
    public sealed record CodecUnknown(bool IsVideo) : FfmpegLogEvent;

    /// <summary>The disk takes no more.</summary>
    public sealed record DiskFull : FfmpegLogEvent;

    /// <summary>A picture did not decode; with -c copy that shows while probing only.</summary>
    public sealed record DecodeError : FfmpegLogEvent;

    /// <summary>A line to keep, perhaps, but not to act on.</summary>
    public sealed record Other : FfmpegLogEvent;
}
