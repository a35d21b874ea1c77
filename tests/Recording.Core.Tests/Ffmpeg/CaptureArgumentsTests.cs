using Recording.Core.Ffmpeg;

namespace Recording.Core.Tests.Ffmpeg;

public sealed class CaptureArgumentsTests
{
    private const string Front =
        "-hide_banner -nostats -loglevel level+info -progress pipe:2 -protocol_whitelist rtmp,rtmps,tls,tcp -fpsprobesize 0 -rw_timeout 12000000 -i rtmp://h/a/s ";

    private const string Segments =
        " -c copy -max_interleave_delta 1 -f segment -segment_time 10.5 -segment_format mpegts -individual_header_trailer 0 "
        + "-segment_format_options flush_packets=1:pes_payload_size=0 -segment_list pipe:1 -segment_list_type csv seg%06d.ts";

    private const string Watch = " -max_interleave_delta 1 -flush_packets 1 -f framehash -hash murmur3 pipe:1";

    [Theory]
    [InlineData(TrackMedia.AudioVideo, Front + "-map 0:v:0? -map 0:a:0?" + Segments
        + " -map 0:v:0? -map 0:a:0? -c copy -bsf:v noise=drop=not(key) -bsf:a noise=drop=n-8*floor(n/8)" + Watch)]
    [InlineData(TrackMedia.AudioOnly, Front + "-map 0:a:0" + Segments)]
    [InlineData(TrackMedia.VideoOnly, Front + "-map 0:v:0" + Segments + " -map 0:v:0 -c copy -bsf:v noise=drop=not(key)" + Watch)]
    public void Build_gives_the_measured_command(TrackMedia media, string expected) =>
        Assert.Equal(expected, string.Join(' ', CaptureArguments.Build("rtmp://h/a/s", media, TimeSpan.FromSeconds(10.5), TimeSpan.FromSeconds(12))));

    [Theory]
    // Each of these was measured to lose data, or to mean something else.
    [InlineData("-timeout")]
    [InlineData("-analyzeduration")]
    [InlineData("-probesize")]
    [InlineData("-output_ts_offset")]
    [InlineData("-nostdin")]
    [InlineData("-xerror")]
    public void Build_never_uses_flags_that_do_harm(string flag) =>
        Assert.All(Enum.GetValues<TrackMedia>(), media =>
            Assert.DoesNotContain(flag, CaptureArguments.Build("rtmp://h/a/s", media, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5))));

    [Fact]
    public void Build_keeps_a_hostile_address_in_one_argument()
    {
        const string url = "rtmp://h/a/s -f \"x\"; rm -rf /";
        var arguments = CaptureArguments.Build(url, TrackMedia.AudioVideo, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5)).ToList();
        Assert.Equal(url, arguments[arguments.IndexOf("-i") + 1]);
    }
}
