using Recording.Media.Capture;
using Recording.Media.Processes;
using Recording.Media.Tests.Kit;

namespace Recording.Media.Tests.Capture;

public sealed class ProcessTroubleTests(Sample sample, RtmpServer server)
{
    [Fact]
    public async Task A_killed_ffmpeg_is_a_crash_and_its_tail_is_reported()
    {
        var url = server.Url("notify", nameof(ProcessTroubleTests) + "kill");
        await using var publisher = Publisher.Start(sample.First, url);
        await using var run = await RecordingTests.StartedAsync(url);
        await run.Observed.UntilAsync(o => o.Segments.Count >= 1 && o.Recorded > o.Segments[^1].Duration + TimeSpan.FromSeconds(1));
        Signals.Kill(run.ProcessId());
        var exit = await run.Exit;

        Assert.Equal(CaptureExitReason.Crashed, exit.Reason);
        Assert.True(run.Observed.Segments[^1].IsTail);
        var (video, audio) = await Packets.JoinedAsync(run.Paths);
        Packets.AssertUnbroken(await Packets.VideoAsync(sample.First), video, 50);
        Packets.AssertUnbroken(await Packets.AudioAsync(sample.First), audio, 100);
    }

    [Fact]
    public async Task A_stopped_ffmpeg_is_told_from_a_silent_source_and_is_killed_before_the_stall_time()
    {
        var url = server.Url("notify", nameof(ProcessTroubleTests) + "freeze");
        await using var publisher = Publisher.Start(sample.First, url);
        await using var run = await RecordingTests.StartedAsync(url, new FfmpegOptions { StallTime = TimeSpan.FromMinutes(2) });
        await run.Observed.UntilAsync(o => o.Recorded > TimeSpan.FromSeconds(1));
        Signals.Stop(run.ProcessId());
        var exit = await run.Exit;

        Assert.Equal(CaptureExitReason.Crashed, exit.Reason);
        Assert.StartsWith("ffmpeg hung", exit.Detail, StringComparison.Ordinal);
        Assert.True(Assert.Single(run.Observed.Segments, s => s.IsTail).Bytes > 0);
    }

    [Fact]
    public async Task A_missing_program_is_an_exit_reason()
    {
        await using var run = new CaptureRun(server.Url("live", "none"), options: new FfmpegOptions { FfmpegPath = "no-such-ffmpeg" });
        Assert.Equal(CaptureExitReason.FfmpegMissing, (await run.Exit).Reason);
    }
}
