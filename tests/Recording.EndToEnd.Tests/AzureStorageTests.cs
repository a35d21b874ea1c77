using Recording.EndToEnd.Tests.Scenarios;
using Recording.Testing.Media;
using Recording.Testing.Packets;

namespace Recording.EndToEnd.Tests;

/// <summary>
/// The server with its storage in Azurite. The other tests run that way too when <c>RECORDING_TEST_STORAGE</c> is <c>azurite</c>.
/// </summary>
public sealed class AzureStorageTests
{
    private static CancellationToken Token => RecordingScenario.Token;

    [Fact]
    public async Task Kill9_TheSameTaskGoesOnInTheSameFile_AndNothingIsInTheDataFolder()
    {
        await using var scenario = await RecordingScenario.StartWithAzuriteAsync();

        await CrashTests.EnsureKill9LosesNothingAsync(scenario);

        Assert.NotEmpty(await StoredObjects.ListAsync(scenario.Server, "recordings", Token));
        Assert.False(Directory.Exists(Path.Combine(scenario.Server.Data, "objects")));
        Assert.False(File.Exists(Path.Combine(scenario.Server.Data, "tables.db")));
    }

    [Fact]
    public async Task StorageFallsSilent_SegmentsWaitOnDisk_AndNothingIsLost()
    {
        await using var scenario = await RecordingScenario.StartWithAzuriteAsync();
        var clip = await SourceClip.GetAsync(
            new SourceClipOptions { Duration = TimeSpan.FromSeconds(40), Width = 320, Height = 180, Gop = 25, VideoKilobits = 300 }, Token);
        var job = await scenario.SubmitAsync(scenario.Rtmp.Url("notify", "silent"), await scenario.CreateTemplateAsync(Formats.Hls()));
        await using var publisher = await scenario.PublishForAsync("notify", "silent", clip);
        await scenario.WaitForAsync(job, report => report.Segments >= 1);

        scenario.Server.Azurite!.Suspend();
        while (SegmentsOnDisk(scenario) < 5)
            await Task.Delay(TimeSpan.FromMilliseconds(50), Token);
        scenario.Server.Azurite.Resume();

        await publisher.Ended.WaitAsync(Token);
        await scenario.WaitForAsync(job, report => report.StoredSeconds > 39.5);
        Assert.Equal(0, (await scenario.StopAsync(job)).Gaps);
        await scenario.EnsureHoldsAsync(job, clip, PacketExpectation.Whole);
    }

    private static int SegmentsOnDisk(RecordingScenario scenario) =>
        Directory.EnumerateFiles(Path.Combine(scenario.Server.Data, "spool"), "*.ts", SearchOption.AllDirectories).Count();
}
