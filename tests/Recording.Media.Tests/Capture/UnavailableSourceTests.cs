using System.Diagnostics;
using Recording.Core.Ffmpeg;
using Recording.Media.Capture;
using Recording.Media.Processes;
using Recording.Media.Tests.Kit;

namespace Recording.Media.Tests.Capture;

public sealed class UnavailableSourceTests(Sample sample, RtmpServer server)
{
    [Fact]
    public async Task A_stream_that_nobody_publishes_is_unavailable_after_the_connect_limit()
    {
        var clock = Stopwatch.StartNew();
        await using var run = new CaptureRun(server.Url("live", "nobody"), options: new FfmpegOptions { ConnectTimeLimit = TimeSpan.FromSeconds(2), StallTime = TimeSpan.FromSeconds(2) });
        var exit = await run.Exit;

        Assert.Equal(CaptureExitReason.SourceUnavailable, exit.Reason);
        Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4));
        Assert.Empty(run.Observed.Segments);
        Assert.Empty(run.Observed.Formats);
    }

    [Fact]
    public async Task A_stream_that_the_server_refuses_is_unavailable_at_once_and_its_secret_stays_hidden()
    {
        await using var run = new CaptureRun(server.Url("strict", "nobody?token=secret"));
        var exit = await run.Exit;

        Assert.Equal(CaptureExitReason.SourceUnavailable, exit.Reason);
        Assert.Contains("no such stream", exit.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exit.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rtmp://127.0.0.1:1/live/a", "refused")]
    [InlineData("rtmps://127.0.0.1:1/live/a", "refused")]
    [InlineData("rtmp://no-such-host.invalid/live/a", "reached")]
    [InlineData("/etc/hostname", "no RTMP stream")]
    [InlineData("http://127.0.0.1:1/live/a.flv", "no RTMP stream")]
    public async Task An_address_that_cannot_be_pulled_is_unavailable(string url, string detail)
    {
        await using var run = new CaptureRun(url);
        var exit = await run.Exit;

        Assert.Equal(CaptureExitReason.SourceUnavailable, exit.Reason);
        Assert.Contains(detail, exit.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_while_connecting_is_prompt()
    {
        await using var run = new CaptureRun(server.Url("live", "nobody-yet"));
        var (exit, took) = await run.StopAsync();

        Assert.Equal(CaptureExitReason.StopRequested, exit.Reason);
        Assert.True(took < TimeSpan.FromSeconds(3), $"stopping took {took}");
    }

    [Fact]
    public async Task A_source_without_the_wanted_kind_is_unsupported()
    {
        var url = server.Url("notify", nameof(UnavailableSourceTests) + "audio");
        await using var publisher = Publisher.Start(sample.First, url, "-vn");
        await using var run = new CaptureRun(url, TrackMedia.VideoOnly);
        var exit = await run.Exit;

        Assert.Equal(CaptureExitReason.UnsupportedMedia, exit.Reason);
        Assert.Contains("no video", exit.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_codec_that_segments_cannot_carry_is_unsupported()
    {
        var url = server.Url("notify", nameof(UnavailableSourceTests) + "codec");
        await using var publisher = Publisher.Start(sample.OldCodec, url);
        await using var run = new CaptureRun(url);
        Assert.Equal(CaptureExitReason.UnsupportedMedia, (await run.Exit).Reason);
    }
}
