using Recording.Core.Ffmpeg;
using Recording.Media.Capture;

namespace Recording.Media.Tests.Capture;

public sealed class CaptureMonitorTests
{
    private readonly CaptureMonitor _monitor = new(new CaptureLimits(TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(8)), TrackMedia.AudioVideo);

    [Fact]
    public void Silence_counts_from_the_last_advance_of_the_media_time()
    {
        Progress(1, at: 3);
        Progress(2, at: 4);
        Progress(2, at: 11);
        _monitor.Check(Seconds(11.9));
        Assert.Null(_monitor.Verdict);
        _monitor.Check(Seconds(12));
        Assert.Equal(CaptureExitReason.Stalled, _monitor.Verdict!.Reason);
    }

    [Fact]
    public void Before_the_first_media_the_longer_limit_holds()
    {
        _monitor.Check(Seconds(99));
        Assert.Null(_monitor.Verdict);
        _monitor.Check(Seconds(100));
        Assert.Equal(CaptureExitReason.SourceUnavailable, _monitor.Verdict!.Reason);
    }

    [Theory]
    [InlineData(44_000, false)]
    [InlineData(45_001, true)]
    public void A_backward_jump_of_half_a_second_is_another_stream(long ticks, bool broken)
    {
        _monitor.OnLog(new FfmpegLogEvent.NonMonotonousDts(0, 900_000, 900_000 - ticks));
        Assert.Equal(broken, _monitor.Verdict?.Reason is CaptureExitReason.TimestampsBroken);
    }

    [Fact]
    public void Repetitions_count_in_a_row_only()
    {
        Progress(1, at: 1);
        for (var round = 0; round < 5; round++)
        {
            for (var i = 0; i < 9; i++)
                _monitor.OnLog(new FfmpegLogEvent.NonMonotonousDts(1, 100, 100));
            Progress(2 + round, at: 2 + round);
        }

        Assert.Null(_monitor.Verdict);
        for (var i = 0; i < 10; i++)
            _monitor.OnLog(new FfmpegLogEvent.NonMonotonousDts(1, 100, 100));
        Assert.Equal(CaptureExitReason.TimestampsBroken, _monitor.Verdict?.Reason);
    }

    [Theory]
    [InlineData(60, 50, false)]
    [InlineData(990, 2, true)]
    public void Media_time_far_ahead_of_the_clock_is_another_stream(double to, double at, bool broken)
    {
        Progress(1, at: 1);
        Progress(to, at);
        Assert.Equal(broken, _monitor.Verdict?.Reason is CaptureExitReason.TimestampsBroken);
    }

    [Theory]
    [InlineData(2, false, false)]
    [InlineData(3, false, true)]
    [InlineData(3, true, false)]
    public void Unknown_codec_counts_when_it_is_more_than_garbage(int packets, bool afterMedia, bool ends)
    {
        if (afterMedia)
            Progress(1, at: 1);
        for (var packet = 0; packet < packets; packet++)
            _monitor.OnLog(new FfmpegLogEvent.CodecUnknown(IsVideo: false));
        Assert.Equal(ends, _monitor.Verdict?.Reason is CaptureExitReason.UnsupportedMedia);
    }

    [Fact]
    public void The_first_verdict_stands()
    {
        _monitor.OnPictureChanged();
        _monitor.OnLog(new FfmpegLogEvent.CodecUnsupported());
        Assert.Equal(CaptureExitReason.TimestampsBroken, _monitor.Conclude(255).Reason);
    }

    [Theory]
    [InlineData(true, null, 0, CaptureExitReason.SourceEnded)]
    [InlineData(true, SourceFailure.InputOutput, 0, CaptureExitReason.SourceEnded)]
    [InlineData(true, null, 137, CaptureExitReason.Crashed)]
    [InlineData(false, SourceFailure.ConnectionRefused, 1, CaptureExitReason.SourceUnavailable)]
    [InlineData(false, null, 0, CaptureExitReason.SourceUnavailable)]
    [InlineData(false, null, 137, CaptureExitReason.Crashed)]
    public void An_end_without_a_verdict_is_read_from_what_came_before(bool up, SourceFailure? failure, int code, CaptureExitReason reason)
    {
        if (up)
            Progress(1, at: 1);
        if (failure is { } words)
            _monitor.OnLog(new FfmpegLogEvent.SourceFailed(words));
        Assert.Equal(reason, _monitor.Conclude(code).Reason);
    }

    private void Progress(double outTime, double at) => _monitor.OnProgress(new FfmpegProgress(Seconds(outTime), 0, false), Seconds(at));

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
