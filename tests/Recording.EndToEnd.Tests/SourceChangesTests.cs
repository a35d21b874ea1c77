using Recording.EndToEnd.Tests.Scenarios;
using Recording.Testing.Media;
using Recording.Testing.Packets;
using Recording.Testing.Rtmp;

namespace Recording.EndToEnd.Tests;

/// <summary>A source that comes back as another.</summary>
public sealed class SourceChangesTests
{
    private static readonly SourceClipOptions Small =
        new() { Duration = TimeSpan.FromSeconds(60), Width = 320, Height = 180, Gop = 25, VideoKilobits = 300 };

    private static CancellationToken Token => RecordingScenario.Token;

    [Theory]
    [InlineData("notify")]
    [InlineData("live")]
    public async Task SourceComesBackWithAnotherResolution_EveryFileStaysPlayable(string application)
    {
        await using var scenario = await RecordingScenario.StartAsync();
        var small = await SourceClip.GetAsync(Small with { Duration = TimeSpan.FromSeconds(12) }, Token);
        var large = await SourceClip.GetAsync(Small with { Duration = TimeSpan.FromSeconds(30), Width = 640, Height = 360, Seed = 2 }, Token);
        var job = await scenario.SubmitAsync(
            scenario.Rtmp.Url(application, "size"), await scenario.CreateTemplateAsync(Formats.Hls(), Formats.Mp4(), Formats.Mp3()));
        await using (var first = await scenario.PublishForAsync(application, "size", small))
            await first.Ended.WaitAsync(Token);

        // On the application that tells its players nothing, this is another stream under the same connection.
        await using (var second = await Publisher.StartAsync(scenario.Rtmp.Url(application, "size"), large, PublisherOptions.Once, Token))
            await second.Ended.WaitAsync(Token);
        await scenario.WaitForAsync(job, report => report.State == "RECOVERING" && report.StoredSeconds > 25);
        var end = await scenario.StopAsync(job);

        var playlist = Assert.Single(await scenario.FilesAsync(job, "m3u8"));
        var parts = await PacketHashes.DownloadPartsAsync(scenario.Server.Client.Http, playlist.Url, Token);
        ScenarioSources.EnsureWholeButTheLast(await large.PacketsAsync(Token), parts[^1], PacketExpectation.Whole with { MayStartLate = true });

        var mp4 = (await scenario.FilesAsync(job, "mp4")).OrderBy(file => file.Start).ToList();
        Assert.Equal([(320, 180), (640, 360)], mp4.Select(file => (file.Width, file.Height)));
        foreach (var file in mp4)
        {
            var report = await FfprobeReport.ReadAsync(file.Url.ToString(), Token);
            Assert.Equal((file.Width, file.Height), (report.Video!.Width, report.Video.Height));
            Assert.Equal(file.Duration, report.Duration.TotalSeconds, 0.2);
        }

        // The sound goes on as if nothing had happened.
        var mp3 = Assert.Single(await scenario.FilesAsync(job, "mp3"));
        var sound = await FfprobeReport.ReadAsync(mp3.Url.ToString(), Token);
        Assert.Equal(end.StoredSeconds, sound.Duration.TotalSeconds, 0.5);
    }
}
