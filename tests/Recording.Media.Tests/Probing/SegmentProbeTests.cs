using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Recording.Core.Ffmpeg;
using Recording.Media.Probing;
using Recording.Media.Processes;
using Recording.Media.Tests.Kit;

namespace Recording.Media.Tests.Probing;

public sealed class SegmentProbeTests(Sample sample)
{
    private const int PacketBytes = 188;

    [Theory]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(12)]
    public async Task A_segment_of_a_few_packets_is_read_as_the_sound_that_it_is(int packets)
    {
        using var spool = await Spool.CutAsync(sample.First, TrackMedia.AudioOnly);
        var path = spool.Segments[0].Path;
        var cut = path + ".cut.ts";
        await File.WriteAllBytesAsync(cut, (await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken))[..(packets * PacketBytes)], TestContext.Current.CancellationToken);

        var probe = new FfprobeMediaProbe(Options.Create(new FfmpegOptions()), TimeProvider.System, NullLogger<FfprobeMediaProbe>.Instance);
        var result = await probe.ProbeAsync(cut, TestContext.Current.CancellationToken);

        Assert.NotNull(result);
        Assert.Equal("v:-;a:aac:48000x2", result.Format.Signature);
        Assert.True(result.AudioPackets > 0);
    }
}
