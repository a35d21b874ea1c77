using System.Diagnostics;
using Recording.Media.Capture;
using Recording.Media.Tests.Kit;

namespace Recording.Media.Tests.Capture;

public sealed class RepublishTests(Sample sample, RtmpServer server)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stream_published_anew_under_the_same_connection_ends_the_capture_at_once(bool otherSize)
    {
        var url = server.Url("live", nameof(RepublishTests) + otherSize);
        var first = Publisher.Start(sample.First, url);
        await using var run = await RecordingTests.StartedAsync(url);
        await run.Observed.UntilAsync(o => o.Segments.Count >= 1 && o.Recorded > o.Segments[^1].Duration + TimeSpan.FromSeconds(1));
        await first.DisposeAsync();
        var clock = Stopwatch.StartNew();
        await using var second = Publisher.Start(otherSize ? sample.Small : sample.Second, url);
        var exit = await run.Exit;

        Assert.Equal(CaptureExitReason.TimestampsBroken, exit.Reason);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2.4), $"took {clock.Elapsed}");
        Assert.All(run.Observed.Segments, s => Assert.InRange(s.Duration, TimeSpan.Zero, TimeSpan.FromSeconds(3.5)));

        // What was received before is there, whole; of the new stream a few packets may have come before ffmpeg was gone.
        var (video, audio) = await Packets.JoinedAsync(run.Paths);
        TestContext.Current.TestOutputHelper!.WriteLine($"exit {clock.Elapsed}, {exit.Detail}");
        var (videoForeign, audioForeign) = (Foreign(await Packets.VideoAsync(sample.First), video), Foreign(await Packets.AudioAsync(sample.First), audio));
        TestContext.Current.TestOutputHelper!.WriteLine($"foreign packets: {videoForeign} of {video.Count} video, {audioForeign} of {audio.Count} audio");
        Assert.InRange(videoForeign, 0, 10);
        Assert.InRange(audioForeign, 0, 20);
    }

    [Fact]
    public async Task Another_picture_size_under_a_clock_that_goes_on_ends_the_capture_at_once()
    {
        var url = server.Url("notify", nameof(RepublishTests) + "size");
        await using var publisher = Publisher.Start(sample.Changing, url);
        await using var run = await RecordingTests.StartedAsync(url);
        var exit = await run.Exit;

        Assert.Equal(CaptureExitReason.TimestampsBroken, exit.Reason);
        Assert.Contains("picture", exit.Detail, StringComparison.Ordinal);
        var (video, _) = await Packets.JoinedAsync(run.Paths);
        var (before, after) = (await Packets.VideoAsync(sample.First), await Packets.VideoAsync(sample.Small));
        // It can join before or after the change; what it has is of one kind but for the packets that came while it was ended.
        var foreign = Math.Min(video.Except(before).Count(), video.Except(after).Count());
        TestContext.Current.TestOutputHelper!.WriteLine($"foreign packets: {foreign} of {video.Count}");
        Assert.InRange(foreign, 0, 10);
    }

    [Fact]
    public async Task Video_that_comes_late_ends_the_capture_so_that_the_next_one_records_it()
    {
        var url = server.Url("notify", nameof(RepublishTests) + "late");
        await using var publisher = Publisher.Start(sample.LateVideo, url);
        await using var run = await RecordingTests.StartedAsync(url);
        TestContext.Current.TestOutputHelper!.WriteLine(run.Observed.Formats[0].Signature);
        Assert.SkipWhen(run.Observed.Formats[0].HasVideo, "The probing took long enough to see the video.");
        var exit = await run.Exit;

        Assert.Equal(CaptureExitReason.TimestampsBroken, exit.Reason);
        Assert.Contains("added video", exit.Detail, StringComparison.Ordinal);
    }

    private static int Foreign(List<string> source, List<string> received)
    {
        var known = source.ToHashSet();
        var own = received.TakeWhile(known.Contains).ToList();
        Packets.AssertUnbroken(source, own, 50);
        return received.Count - own.Count;
    }
}
