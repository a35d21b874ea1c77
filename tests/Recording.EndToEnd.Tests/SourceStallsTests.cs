using Recording.EndToEnd.Tests.Scenarios;
using Recording.Testing.Media;
using Recording.Testing.Packets;

namespace Recording.EndToEnd.Tests;

/// <summary>A source that stays connected and says nothing.</summary>
public sealed class SourceStallsTests
{
    private static readonly SourceClipOptions Small =
        new() { Duration = TimeSpan.FromSeconds(60), Width = 320, Height = 180, Gop = 25, VideoKilobits = 300 };

    private static CancellationToken Token => RecordingScenario.Token;

    [Fact]
    public async Task SourceStalls_IsNoticedByProgress_AndAStopMeanwhileIsPromptAndKeepsTheTail()
    {
        await using var scenario = await RecordingScenario.StartAsync();
        var clip = await SourceClip.GetAsync(Small, Token);
        var job = await scenario.SubmitAsync(scenario.Rtmp.Url("live", "stalls"), await scenario.CreateTemplateAsync(Formats.Hls()));
        await using var publisher = await scenario.PublishForAsync("live", "stalls", clip);
        await scenario.WaitForAsync(job, report => report.RecordedSeconds > 8);

        publisher.Freeze();
        await scenario.WaitForAsync(job, report => report is { State: "RECOVERING", StoredSeconds: >= 8 });

        // Now a capture is connected to a stream that says nothing.
        var before = TimeProvider.System.GetTimestamp();
        var end = await scenario.StopAsync(job);
        Assert.True(TimeProvider.System.GetElapsedTime(before) < TimeSpan.FromSeconds(10), "The stop waited for the stall.");
        Assert.Equal("StopRequested", end.ExitReason);
        await scenario.EnsureHoldsAsync(job, clip, PacketExpectation.Stretch with { MayStartLate = false });
    }
}
