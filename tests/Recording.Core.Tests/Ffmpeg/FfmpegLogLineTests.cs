using Recording.Core.Ffmpeg;

namespace Recording.Core.Tests.Ffmpeg;

public sealed class FfmpegLogLineTests
{
    [Fact]
    public void Classify_reads_the_size_of_a_backward_jump()
    {
        var dts = Assert.IsType<FfmpegLogEvent.NonMonotonousDts>(FfmpegLogLine.Classify(
            "[segment @ 0x55d] [warning] Non-monotonous DTS in output stream 0:1; previous: 279000, current: 90; changing to 279001. This may result in incorrect timestamps in the output file."));
        Assert.Equal((1, 279000L, 90L), (dts.Stream, dts.Previous, dts.Current));
        Assert.Equal(3.099, dts.BackwardJump.TotalSeconds, 3);
    }

    [Fact]
    public void Classify_ignores_the_clock_of_the_second_output() => Assert.IsType<FfmpegLogEvent.Other>(FfmpegLogLine.Classify(
        "[framehash @ 0x55d] [warning] Non-monotonous DTS in output stream 1:0; previous: 3100, current: 1; changing to 3101. This may result ..."));

    [Theory]
    [InlineData("[tcp @ 0x5] [error] Connection to tcp://127.0.0.1:1?listen= failed: Connection refused", SourceFailure.ConnectionRefused)]
    [InlineData("[rtmp @ 0x5] [error] Server error: No such stream", SourceFailure.NoSuchStream)]
    [InlineData("[tcp @ 0x5] [error] Failed to resolve hostname h: Name or service not known", SourceFailure.Unreachable)]
    [InlineData("[error] rtmp://h/a/s: Input/output error", SourceFailure.InputOutput)]
    [InlineData("[error] rtmp://h/a/s: Connection timed out", SourceFailure.InputOutput)]
    [InlineData("[error] rtmp://h/a/s: Invalid data found when processing input", SourceFailure.InvalidData)]
    [InlineData("[http @ 0x5] [error] Protocol 'http' not on whitelist 'rtmp,rtmps,tls,tcp'!", SourceFailure.InvalidData)]
    public void Classify_tells_why_a_source_failed(string line, SourceFailure failure) =>
        Assert.Equal(failure, Assert.IsType<FfmpegLogEvent.SourceFailed>(FfmpegLogLine.Classify(line)).Failure);

    [Theory]
    [InlineData("[flv @ 0x5] [warning] Audio codec (9) is not implemented. Update your FFmpeg version to the newest one from Git.", typeof(FfmpegLogEvent.CodecUnknown))]
    [InlineData("[flv @ 0x5] [info] Audio codec (9) is not implemented.", typeof(FfmpegLogEvent.Other))]
    [InlineData("[mpegts @ 0x5] [warning] Stream 0, codec flv1, is muxed as a private data stream and may not be recognized upon reading.", typeof(FfmpegLogEvent.CodecUnsupported))]
    [InlineData("[error] Output file #0 does not contain any stream", typeof(FfmpegLogEvent.NoSuchTrack))]
    [InlineData("[fatal] Stream map '0:v:0' matches no streams.", typeof(FfmpegLogEvent.NoSuchTrack))]
    [InlineData("[error] av_interleaved_write_frame(): No space left on device", typeof(FfmpegLogEvent.DiskFull))]
    [InlineData("[h264 @ 0x5] [error] error while decoding MB 10 0, bytestream 2046", typeof(FfmpegLogEvent.DecodeError))]
    [InlineData("[warning] New video stream 0:1 at pos:4711 and DTS:8.02s", typeof(FfmpegLogEvent.StreamAdded))]
    // The words of failure, in a title that anyone may have given the stream.
    [InlineData("[info]     title           : No space left on device", typeof(FfmpegLogEvent.Other))]
    [InlineData("[info]     title           : Stream #0:0: Video: h264, 1x1", typeof(FfmpegLogEvent.Other))]
    [InlineData("", typeof(FfmpegLogEvent.Other))]
    [InlineData(null, typeof(FfmpegLogEvent.Other))]
    public void Classify_knows_the_line(string? line, Type expected) => Assert.IsType(expected, FfmpegLogLine.Classify(line));

    [Theory]
    [InlineData("  Stream #0:0: Video: h264 (High), yuv420p(progressive), 320x180 [SAR 1:1 DAR 16:9], q=2-31, 199 kb/s, 25 fps, 25 tbr, 90k tbn", "v:h264:320x180;a:-")]
    [InlineData("  Stream #0:1: Audio: aac (LC), 48000 Hz, stereo, fltp, 63 kb/s", "v:-;a:aac:48000x2")]
    [InlineData("  Stream #0:1[0x101](und): Audio: aac (LC), 44100 Hz, 5.1(side), fltp", "v:-;a:aac:44100x6")]
    [InlineData("  Stream #0:1: Audio: mp3, 22050 Hz, mono, fltp", "v:-;a:mp3:22050x1")]
    [InlineData("  Stream #0:1: Audio: pcm_alaw, 8000 Hz, 3 channels, s16", "v:-;a:pcm_alaw:8000x3")]
    [InlineData("  Stream #0:0: Video: h264, none", "v:h264:0x0;a:-")]
    public void Streams_are_read(string text, string signature)
    {
        Assert.True(StreamDescription.TryParse(text, out var format));
        Assert.Equal(signature, format.Signature);
    }

    [Fact]
    public void Output_format_is_that_of_the_first_output()
    {
        var reader = new OutputFormatReader();
        foreach (var line in new[]
        {
            "[info] Input #0, flv, from 'rtmp://h/a/s':",
            "[info]   Stream #0:0: Audio: mp3, 22050 Hz, mono, fltp",
            "[info] Output #0, segment, to 'seg%06d.ts':",
            "[info]   Stream #0:0: Video: h264 (High), yuv420p, 320x180, 25 fps",
            "[info] Output #1, framehash, to 'pipe:1':",
            "[info]   Stream #1:0: Video: h264 (High), yuv420p, 640x360, 25 fps",
            "[info] Stream mapping:",
            "[info]   Stream #0:0: Audio: aac (LC), 48000 Hz, stereo, fltp",
        })
            reader.Accept(FfmpegLogLine.Classify(line));

        Assert.True(reader.IsComplete);
        Assert.Equal("v:h264:320x180;a:-", reader.Format.Signature);
    }
}
