using Recording.EndToEnd.Tests.Scenarios;
using Recording.Faults.Tests.Kills;
using Recording.Faults.Tests.Suite;
using Recording.Testing.Media;
using Recording.Testing.Rtmp;
using Recording.Testing.Server;

namespace Recording.Faults.Tests.Storage;

/// <summary>Storage takes nothing for a while: recording goes on on local disk and catches up in order.</summary>
public sealed class StorageDownTests
{
    private static readonly TimeSpan Down = TimeSpan.FromSeconds(FaultSuite.Of(12, 60));

    private static CancellationToken Token => RecordingScenario.Token;

    [Fact]
    public async Task ObjectsTakeNothing_AndTheServiceIsKilledMeanwhile_AllOfItIsStoredAfterwards()
    {
        // The container is on a disk of its own, which is full: rows can be written, objects cannot.
        await using var disk = await SmallDisk.MountAsync("objects", 64, Token);
        await using var scenario = await RecordingScenario.StartAsync(new RecordingServerOptions { DataFolder = disk.Parent, UsesAzurite = false });
        var clip = await SourceClip.GetAsync(ServiceKilledTests.Clip, Token);
        var job = await scenario.SubmitAsync(scenario.Rtmp.Url("live", "down"), await scenario.CreateTemplateAsync(Formats.Hls()));
        await scenario.Rtmp.WaitForPlayersAsync("live", "down", 1, Token);
        await using var publisher = await Publisher.StartAsync(scenario.Rtmp.Url("live", "down"), clip, PublisherOptions.Endless, Token);
        var before = await scenario.WaitForAsync(job, report => report.Segments >= 1);

        disk.Fill(leave: 0);
        await LagAsync(scenario, job, Down.TotalSeconds / 2);
        await scenario.Server.Kill9Async(Token);
        var killed = TimeProvider.System.GetTimestamp();
        using var witness = SpoolSnapshot.Take(scenario.Server.Data);
        await scenario.Server.RestartAsync(Token);
        await scenario.WaitForAsync(job, report => report.State == "RUNNING" && report.Epoch > before.Epoch);
        var outage = new Outage(TimeProvider.System.GetElapsedTime(killed).TotalSeconds);
        await LagAsync(scenario, job, Down.TotalSeconds / 2);

        disk.Clear();
        var back = TimeProvider.System.GetTimestamp();
        await WaitForLagAsync(scenario, job, lag => lag == 0);
        var recovery = RecoveryTime.Since(back);
        var end = await scenario.StopAsync(job);

        var recorded = await Recorded.ReadAsync(scenario, job, clip);
        recorded.EnsureInOrder(1);
        var witnessed = await witness.PacketsAsync(Token);
        Assert.Equal(0, recorded.Missing(witnessed));
        Outage.EnsureExplain([outage], recorded.Holes);
        recorded.EnsureMarked(end.Gaps);
        FaultTable.Put(new FaultRow(
            $"objects cannot be written for {Down.TotalSeconds:F0} s, the service killed meanwhile",
            1,
            $"0 of {witnessed.Video.Count + witnessed.Audio.Count} packets on disk",
            $"{recorded.Holes.DefaultIfEmpty().Max():F1} s (the kill)",
            [recovery],
            "recording goes on; all is stored afterwards, in order; UploadLagSeconds shows it"));
    }

    [Fact]
    public async Task AzuriteSilent_NothingIsLost()
    {
        await using var scenario = await RecordingScenario.StartWithAzuriteAsync();
        var clip = await SourceClip.GetAsync(ServiceKilledTests.Clip, Token);
        var job = await scenario.SubmitAsync(scenario.Rtmp.Url("live", "silent"), await scenario.CreateTemplateAsync(Formats.Hls()));
        await scenario.Rtmp.WaitForPlayersAsync("live", "silent", 1, Token);
        await using var publisher = await Publisher.StartAsync(scenario.Rtmp.Url("live", "silent"), clip, PublisherOptions.Endless, Token);
        var before = await scenario.WaitForAsync(job, report => report.Segments >= 1);

        scenario.Server.Azurite!.Suspend();
        await Task.Delay(Down, Token);
        scenario.Server.Azurite.Resume();
        var back = TimeProvider.System.GetTimestamp();
        await scenario.WaitForAsync(job, report => report.StoredSeconds > before.StoredSeconds + Down.TotalSeconds - 10, TimeSpan.FromMinutes(2));
        await WaitForLagAsync(scenario, job, lag => lag == 0);
        var recovery = RecoveryTime.Since(back);
        var end = await scenario.StopAsync(job);

        var recorded = await Recorded.ReadAsync(scenario, job, clip);
        recorded.EnsureInOrder(0);
        Assert.Empty(recorded.Holes);
        Assert.Equal(0, end.Gaps);
        FaultTable.Put(new FaultRow(
            $"storage account silent for {Down.TotalSeconds:F0} s (Azurite)",
            1,
            $"0 of {recorded.Whole.Video.Count + recorded.Whole.Audio.Count} packets",
            "nothing",
            [recovery],
            "recording goes on; all is stored afterwards, in order"));
    }

    /// <summary>Waits until the oldest segment has waited so long.</summary>
    private static Task<System.Text.Json.JsonElement> LagAsync(RecordingScenario scenario, string job, double seconds) => WaitForLagAsync(scenario, job, lag => lag >= seconds);

    private static Task<System.Text.Json.JsonElement> WaitForLagAsync(RecordingScenario scenario, string job, Func<double, bool> condition) => scenario.Server.Client.WaitUntilAsync(
        "GetLiveRecordJob",
        new { JobId = job },
        answer => condition(answer.GetProperty("RecordJob").GetProperty("Details").GetProperty("UploadLagSeconds").GetDouble()),
        TimeSpan.FromMinutes(3),
        Token);
}
