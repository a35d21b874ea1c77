using System.Diagnostics;
using Recording.Media.Capture;
using Recording.Media.Tests.Kit;

namespace Recording.Media.Tests.Capture;

public sealed class SourceEndTests(Sample sample, RtmpServer server)
{
    [Theory]
    [InlineData("notify", CaptureExitReason.SourceEnded, 1.5)]
    [InlineData("strict", CaptureExitReason.SourceEnded, 1.5)]
    // With its defaults nginx keeps subscribers of an ended stream waiting.
    [InlineData("live", CaptureExitReason.Stalled, 5)]
    public async Task A_source_that_ends_is_recorded_to_its_last_packet(string application, CaptureExitReason reason, double withinSeconds)
    {
        var url = server.Url(application, nameof(SourceEndTests) + application);
        await using var publisher = Publisher.Start(sample.First, url);
        await using var run = await RecordingTests.StartedAsync(url);
        await run.Observed.UntilAsync(o => o.Segments.Count >= 1 && o.Recorded > o.Segments[^1].Duration + TimeSpan.FromSeconds(1));
        var clock = Stopwatch.StartNew();
        await publisher.EndAsync();
        var exit = await run.Exit;
        TestContext.Current.TestOutputHelper!.WriteLine($"noticed after {clock.Elapsed}: {exit.Detail}");

        Assert.Equal(reason, exit.Reason);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(withinSeconds), $"took {clock.Elapsed}");
        await AssertTailAsync(run, isTail: reason is CaptureExitReason.Stalled);
    }

    [Fact]
    public async Task A_frozen_source_is_noticed_and_its_tail_reported()
    {
        var url = server.Url("notify", nameof(SourceEndTests) + "frozen");
        await using var publisher = Publisher.Start(sample.First, url);
        await using var run = await RecordingTests.StartedAsync(url);
        await run.Observed.UntilAsync(o => o.Segments.Count >= 1 && o.Recorded > o.Segments[^1].Duration + TimeSpan.FromSeconds(1));
        publisher.Freeze();

        Assert.Equal(CaptureExitReason.Stalled, (await run.Exit).Reason);
        await AssertTailAsync(run, isTail: true);
    }

    [Fact]
    public async Task A_stop_while_the_source_is_frozen_is_prompt_and_reports_the_tail()
    {
        var url = server.Url("notify", nameof(SourceEndTests) + "stop");
        await using var publisher = Publisher.Start(sample.First, url);
        await using var run = await RecordingTests.StartedAsync(url);
        await run.Observed.UntilAsync(o => o.Segments.Count >= 1 && o.Recorded > o.Segments[^1].Duration + TimeSpan.FromSeconds(1));
        publisher.Freeze();
        var (exit, took) = await run.StopAsync();
        TestContext.Current.TestOutputHelper!.WriteLine($"stopping took {took}");

        Assert.Equal(CaptureExitReason.StopRequested, exit.Reason);
        Assert.True(took < TimeSpan.FromSeconds(4.5), $"stopping took {took}");
        await AssertTailAsync(run, isTail: true);
    }

    private async Task AssertTailAsync(CaptureRun run, bool isTail)
    {
        var segments = run.Observed.Segments;
        Assert.Equal(isTail, segments[^1].IsTail);
        Assert.Equal(Directory.GetFiles(run.Folder).Length, segments.Count);
        Assert.Equal(segments[^2].Start + segments[^2].Duration, segments[^1].Start);
        var probed = await run.Probe.ProbeAsync(segments[^1].Path, TestContext.Current.CancellationToken);
        Assert.InRange((segments[^1].Duration - probed!.Duration).Duration(), TimeSpan.Zero, TimeSpan.FromSeconds(0.2));

        var (video, audio) = await Packets.JoinedAsync(run.Paths);
        Packets.AssertUnbroken(await Packets.VideoAsync(sample.First), video, 30);
        Packets.AssertUnbroken(await Packets.AudioAsync(sample.First), audio, 60);
        var last = segments[^1].Start + segments[^1].Duration;
        // Sound in the muxer's buffer, at most about 0.2 s, is lost with a process that has to be killed.
        Assert.InRange(last, run.Observed.Recorded - TimeSpan.FromSeconds(0.7), run.Observed.Recorded + TimeSpan.FromSeconds(1.5));
    }
}
