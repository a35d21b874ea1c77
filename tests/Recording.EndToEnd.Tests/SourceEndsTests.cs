using Recording.EndToEnd.Tests.Scenarios;
using Recording.Testing.Media;
using Recording.Testing.Packets;

namespace Recording.EndToEnd.Tests;

/// <summary>A source that ends, or never comes.</summary>
public sealed class SourceEndsTests
{
    private static readonly SourceClipOptions Small =
        new() { Duration = TimeSpan.FromSeconds(60), Width = 320, Height = 180, Gop = 25, VideoKilobits = 300 };

    private static CancellationToken Token => RecordingScenario.Token;

    [Theory]
    [InlineData("live")]
    [InlineData("notify")]
    [InlineData("idle")]
    public async Task SourceEnds_JobEndsWithEverythingStored(string application)
    {
        await using var scenario = await RecordingScenario.StartAsync(("Recording__LiveRecord__ReconnectWindow", "00:00:04"));
        var clip = await SourceClip.GetAsync(Small with { Duration = TimeSpan.FromSeconds(13) }, Token);
        var job = await scenario.SubmitAsync(
            scenario.Rtmp.Url(application, "ends"), await scenario.CreateTemplateAsync(Formats.Hls(), Formats.Mp4()));
        await using var publisher = await scenario.PublishForAsync(application, "ends", clip);
        await publisher.Ended.WaitAsync(Token);

        var end = await scenario.WaitForAsync(job, report => report.State == "STOPPED");

        Assert.Equal(("StreamEnded", "paused"), (end.ExitReason, end.Status));
        await scenario.WaitForCallbackAsync(job, "file_created", 2);
        Assert.Equal(["record_started", "record_paused", "file_created", "file_created"], scenario.CallbackNames(job));
        await scenario.EnsureHoldsAsync(
            job, clip, PacketExpectation.Whole with { MayStartLate = application == "idle" }, killed: application == "live");
    }

    [Fact]
    public async Task SourceNeverComes_JobEndsWithTheReason()
    {
        await using var scenario = await RecordingScenario.StartAsync(("Recording__LiveRecord__FirstStreamTimeout", "00:00:05"));
        var job = await scenario.SubmitAsync(scenario.Rtmp.Url("live", "never"), "system-hls-mp4");

        Assert.Equal("initial", (await scenario.JobAsync(job)).Status);
        var end = await scenario.WaitForAsync(job, report => report.State == "STOPPED");

        Assert.Equal(("StreamNotFound", 0), (end.ExitReason, end.Segments));
        var error = await scenario.WaitForCallbackAsync(job, "record_error");
        Assert.Equal("StreamNotFound", error.GetProperty("reason").GetString());
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
        Assert.Empty(await scenario.FilesAsync(job));
    }
}
