using Recording.Core.Ffmpeg;
using Recording.Media.Capture;
using Recording.Media.Processes;
using Recording.Media.Tests.Kit;

namespace Recording.Media.Tests.Capture;

public sealed class RecordingTests(Sample sample, RtmpServer server)
{
    [Theory]
    [InlineData("live")]
    [InlineData("notify")]
    [InlineData("strict")]
    public async Task A_capture_stopped_on_request_has_every_packet_and_lists_its_last_segment(string application)
    {
        var url = server.Url(application, nameof(RecordingTests) + application);
        await using var publisher = Publisher.Start(sample.First, url);
        await using var run = await StartedAsync(url);
        await run.Observed.UntilAsync(o => o.Segments.Count >= 2);
        var (exit, took) = await run.StopAsync();

        TestContext.Current.TestOutputHelper!.WriteLine($"stopping took {took}");
        Assert.Equal(CaptureExitReason.StopRequested, exit.Reason);
        Assert.True(took < TimeSpan.FromSeconds(2), $"stopping took {took}");
        var segments = run.Observed.Segments;
        Assert.Equal([Sample.Format], run.Observed.Formats);
        Assert.False(run.Observed.Overlapped);
        Assert.Equal(Enumerable.Range(0, segments.Count), segments.Select(s => s.Index));
        Assert.DoesNotContain(segments, s => s.IsTail);
        Assert.All(segments, s => Assert.Equal(new FileInfo(s.Path).Length, s.Bytes));
        Assert.All(segments.Zip(segments.Skip(1)), p => Assert.Equal(p.First.Start + p.First.Duration, p.Second.Start));
        Assert.Equal(segments.Count, Directory.GetFiles(run.Folder).Length);

        var (video, audio) = await Packets.JoinedAsync(run.Paths);
        Packets.AssertUnbroken(await Packets.VideoAsync(sample.First), video, 75);
        Packets.AssertUnbroken(await Packets.AudioAsync(sample.First), audio, 160);
    }

    [Theory]
    [InlineData(TrackMedia.AudioOnly)]
    [InlineData(TrackMedia.VideoOnly)]
    public async Task A_track_of_one_kind_has_every_packet_of_that_kind_and_nothing_else(TrackMedia media)
    {
        var url = server.Url("notify", nameof(RecordingTests) + media);
        await using var publisher = Publisher.Start(sample.First, url);
        await using var run = await StartedAsync(url, media);
        await run.Observed.UntilAsync(o => o.Segments.Count >= 2);
        await run.StopAsync();

        var audio = media is TrackMedia.AudioOnly;
        Assert.Equal(audio ? "v:-;a:aac:48000x2" : "v:h264:320x180;a:-", Assert.Single(run.Observed.Formats).Signature);
        var packets = await Packets.JoinedAsync(run.Paths, video: !audio, audio: audio);
        Packets.AssertUnbroken(audio ? await Packets.AudioAsync(sample.First) : await Packets.VideoAsync(sample.First), audio ? packets.Audio : packets.Video, 75);
        Assert.All(await Task.WhenAll(run.Paths.Select(p => run.Probe.ProbeAsync(p, TestContext.Current.CancellationToken))), p => Assert.NotEqual(p!.Format.HasAudio, p.Format.HasVideo));
    }

    [Fact]
    public async Task A_listed_segment_does_not_change_any_more()
    {
        var url = server.Url("live", nameof(RecordingTests) + "complete");
        await using var publisher = Publisher.Start(sample.First, url);
        await using var run = await StartedAsync(url);
        await run.Observed.UntilAsync(o => o.Segments.Count >= 3);
        await run.StopAsync();

        // The length noted when the line arrived is the length for good.
        Assert.All(run.Observed.Segments, s => Assert.Equal(new FileInfo(s.Path).Length, s.Bytes));
    }

    internal static Task<CaptureRun> StartedAsync(string url, TrackMedia media = TrackMedia.AudioVideo) => StartedAsync(url, media, null);

    internal static Task<CaptureRun> StartedAsync(string url, FfmpegOptions options) => StartedAsync(url, TrackMedia.AudioVideo, options);

    private static async Task<CaptureRun> StartedAsync(string url, TrackMedia media, FfmpegOptions? options)
    {
        while (true)
        {
            var run = new CaptureRun(url, media, options);
            var up = run.Observed.UntilAsync(o => o.Formats.Count > 0);
            if (await Task.WhenAny(up, run.Exit) == up)
                return run;

            // A strict server refuses the stream until the publisher has come.
            Assert.Equal(CaptureExitReason.SourceUnavailable, (await run.Exit).Reason);
            await run.DisposeAsync();
        }
    }
}
