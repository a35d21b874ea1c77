using FsCheck;
using FsCheck.Fluent;
using Recording.Core.Ffmpeg;

namespace Recording.Core.Tests.Ffmpeg;

/// <summary>FFmpeg's text holds what strangers put into a stream, so no text may throw.</summary>
public sealed class ParserTotalityTests
{
    private static readonly string[] Pieces =
    [
        "[info] ", "[warning] ", "[error] ", "[segment @ 0x5] ", "Non-monotonous DTS in output stream 0:", "9999999999999999999999", "-1", "0",
        "; previous: ", ", current: ", ";", "  Stream #0:", ": Video: ", ": Audio: ", "h264", ", 99999999999x1", ", 48000 Hz, ", "5.1(side)", "channels",
        "seg", "000001", ".ts", ",", "=", "out_time_us", "frame", "progress", "#extradata 0,", "S=1", "N/A", "v:", ";a:", "x", "\n", "\0", "\ud800", "٣",
    ];

    [Fact]
    public void No_text_makes_a_parser_throw()
    {
        var lines = Gen.OneOf(
            ArbMap.Default.GeneratorFor<string>(),
            Gen.Elements(Pieces).ListOf().Select(parts => string.Concat(parts)));
        Prop.ForAll(Arb.From(lines), ParsesOrRefuses).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Signatures_of_all_formats_come_back() =>
        Prop.ForAll<PositiveInt, PositiveInt, int>((a, b, kinds) =>
        {
            var (video, audio) = ((kinds & 1) != 0, (kinds & 2) != 0);
            var format = new MediaFormat(video ? "h264" : null, video ? a.Get : 0, video ? b.Get : 0, audio ? "aac" : null, audio ? b.Get : 0, audio ? a.Get : 0);
            return MediaFormat.TryParse(format.Signature, out var read) && read == format;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Segment_names_come_back() =>
        Prop.ForAll<NonNegativeInt>(n => SegmentFileName.TryParse(SegmentFileName.Of(n.Get), out var read) && read == n.Get).QuickCheckThrowOnFailure();

    private static bool ParsesOrRefuses(string? line)
    {
        var reader = new OutputFormatReader();
        reader.Accept(new FfmpegLogEvent.SectionStarted(FfmpegLogSection.Output));
        var logEvent = FfmpegLogLine.Classify(line);
        reader.Accept(logEvent);
        if (logEvent is FfmpegLogEvent.NonMonotonousDts dts)
            Assert.True(dts.BackwardJump >= TimeSpan.Zero);
        new ProgressReader().TryAccept(line, out _);
        new PictureHeaderWatch().Accept(line);
        _ = SegmentListLine.TryParse(line, out _);
        _ = SegmentFileName.TryParse(line, out _);
        _ = StreamDescription.TryParse(line, out _);
        _ = FfmpegTime.TryParseSeconds(line, out _);
        _ = FfmpegTime.TryParseMicroseconds(line, out _);
        _ = MediaFormat.TryParse(line, out _);
        return true;
    }
}
