using Recording.Core.Ffmpeg;
using Recording.Media.Capture;
using Recording.Media.Tests.Kit;
using Recording.Testing;

namespace Recording.Media.Tests.Capture;

/// <summary>Enhanced RTMP, of which FFmpeg 5.1 knows nothing: what it cannot record ends the capture with its reason, and what it can is recorded.</summary>
public sealed class EnhancedRtmpTests(Sample sample) : IDisposable
{
    private readonly TempFolder _folder = new("enhanced");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("hvc1", null, "pictures")]
    [InlineData("avc1", null, "pictures")]
    [InlineData(null, "Opus", "sound")]
    [InlineData("av01", "Opus", "codec")]
    public async Task Unknown_codec_is_unsupported_and_says_of_what(string? video, string? audio, string kind)
    {
        using var source = await ServeAsync(video, audio);
        await using var run = new CaptureRun(source.Url);
        var exit = await run.Exit;

        Assert.Equal(CaptureExitReason.UnsupportedMedia, exit.Reason);
        Assert.Contains("does not know the codec", exit.Detail, StringComparison.Ordinal);
        Assert.Contains(kind, exit.Detail, StringComparison.Ordinal);
        Assert.Empty(run.Observed.Segments);
    }

    [Fact]
    public async Task Sound_beside_unknown_pictures_is_recorded_by_a_track_of_sound()
    {
        using var source = await ServeAsync("hvc1", null);
        await using var run = new CaptureRun(source.Url, TrackMedia.AudioOnly);
        await run.Exit;

        Assert.Equal(await Packets.AudioAsync(sample.First), (await Packets.JoinedAsync(run.Paths, video: false)).Audio);
    }

    [Fact]
    public async Task Pictures_beside_unknown_sound_are_recorded_by_a_track_of_pictures()
    {
        using var source = await ServeAsync(null, "Opus");
        await using var run = new CaptureRun(source.Url, TrackMedia.VideoOnly);
        await run.Exit;

        Assert.Equal(await Packets.VideoAsync(sample.First), (await Packets.JoinedAsync(run.Paths, audio: false)).Video);
    }

    private async Task<ServingPublisher> ServeAsync(string? video, string? audio)
    {
        await EnhancedFlv.WriteAsync(sample.First, _folder["it.flv"], video, audio);
        return await ServingPublisher.StartAsync(_folder["it.flv"]);
    }
}
