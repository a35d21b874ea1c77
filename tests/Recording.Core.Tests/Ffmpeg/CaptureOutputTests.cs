using Recording.Core.Ffmpeg;

namespace Recording.Core.Tests.Ffmpeg;

public sealed class CaptureOutputTests
{
    [Fact]
    public void SegmentListLine_reads_a_line()
    {
        Assert.True(SegmentListLine.TryParse("seg000001.ts,2.040000,4.040000", out var entry));
        Assert.Equal(new SegmentListLine(1, TimeSpan.FromSeconds(2.04), TimeSpan.FromSeconds(4.04)), entry);
        Assert.True(SegmentListLine.TryParse("seg1000000.ts,0.000000,1.000000\r", out entry));
        Assert.Equal(1_000_000, entry.Index);
    }

    [Theory]
    [InlineData("")]
    [InlineData("seg000001.ts,2.04")]
    [InlineData("seg1.ts,2.04,4.04")]
    [InlineData("../seg000001.ts,2.04,4.04")]
    [InlineData("seg000001.ts,N/A,4.04")]
    [InlineData("0,        424,        424,       40,     4228, 127d6297")]
    public void SegmentListLine_refuses_other_lines(string line) => Assert.False(SegmentListLine.TryParse(line, out _));

    [Fact]
    public void ProgressReader_gathers_a_block_between_log_lines()
    {
        var reader = new ProgressReader();
        foreach (var line in new[] { "frame=53", "fps=0.00", "stream_0_0_q=-1.0", "out_time_us=3093333", "out_time=00:00:03.093333", "speed=6.03x" })
        {
            Assert.True(reader.TryAccept(line, out var part));
            Assert.Null(part);
        }

        Assert.False(reader.TryAccept("[info] title=progress=end", out _));
        Assert.True(reader.TryAccept("progress=continue", out var block));
        Assert.Equal(new FfmpegProgress(TimeSpan.FromMicroseconds(3093333), 53, false), block);
        reader.TryAccept("out_time_us=N/A", out _);
        reader.TryAccept("progress=end", out block);
        Assert.Equal(new FfmpegProgress(null, 53, true), block);
    }

    [Fact]
    public void PictureHeaderWatch_notices_another_header_but_not_a_repeated_one()
    {
        var watch = new PictureHeaderWatch();
        Assert.False(watch.Accept("#extradata 0,                              43, 173d0de8"));
        Assert.False(watch.Accept("#extradata 1,                               5, 056601dd"));
        Assert.False(watch.Accept("0,        381,        381,       40,     4228, 23016298"));
        Assert.False(watch.Accept("0,       7360,       7360,       40,     2819, 1e002d9b, S=1,       43, 173d0de8"));
        Assert.False(watch.Accept("1,       7360,       7360,       40,     2819, 1e002d9b, S=1,        5, 0ea90d35"));
        Assert.True(watch.Accept("0,       7360,       7360,       40,     2819, 1e002d9b, S=1,       44, 0ea90d35"));
    }

    [Theory]
    [InlineData("v:h264:1280x720;a:aac:48000x2")]
    [InlineData("v:-;a:aac:44100x1")]
    [InlineData("v:hevc:3840x2160;a:-")]
    [InlineData("v:-;a:-")]
    public void MediaFormat_signature_comes_back(string signature)
    {
        Assert.True(MediaFormat.TryParse(signature, out var format));
        Assert.Equal(signature, format.Signature);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("v:h264;a:-")]
    [InlineData("v:h264:99999999999x1;a:-")]
    [InlineData("v:h264:1x1;a:-\n")]
    public void MediaFormat_refuses_other_texts(string? signature) => Assert.False(MediaFormat.TryParse(signature, out _));
}
