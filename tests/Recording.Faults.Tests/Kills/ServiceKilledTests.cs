using Recording.EndToEnd.Tests.Scenarios;
using Recording.Faults.Tests.Suite;
using Recording.Testing.Media;
using Recording.Testing.Packets;
using Recording.Testing.Rtmp;

namespace Recording.Faults.Tests.Kills;

/// <summary>The service is killed again and again while it records; one job has to come out of all of it.</summary>
public sealed class ServiceKilledTests
{
    /// <summary>A loop is longer than twice any gap, so that a hole is told from a repetition.</summary>
    internal static readonly SourceClipOptions Clip =
        new() { Duration = TimeSpan.FromSeconds(90), Width = 320, Height = 180, Gop = 25, VideoKilobits = 300 };

    private static CancellationToken Token => RecordingScenario.Token;

    [Fact]
    public async Task Kill9_AtAnyMoment_EverythingOnDiskIsStoredOnceAndInOrder()
    {
        var dice = FaultSuite.Dice(nameof(ServiceKilledTests));
        await using var scenario = await RecordingScenario.StartAsync();
        var clip = await SourceClip.GetAsync(Clip, Token);
        var job = await scenario.SubmitAsync(
            scenario.Rtmp.Url("live", "killed"), await scenario.CreateTemplateAsync(Formats.Hls(cycle: 20), Formats.Mp4(cycle: 20), Formats.Mp3()));
        await scenario.Rtmp.WaitForPlayersAsync("live", "killed", 1, Token);
        await using var publisher = await Publisher.StartAsync(scenario.Rtmp.Url("live", "killed"), clip, PublisherOptions.Endless, Token);
        await scenario.WaitForAsync(job, report => report.Segments >= 1);

        var run = new KillRun(scenario, job, dice);
        foreach (var moment in MomentWatch.Plan(dice, FaultSuite.Of(
            new Dictionary<KillMoment, int> { [KillMoment.Any] = 1, [KillMoment.BlobBeforeManifest] = 1, [KillMoment.Split] = 1 },
            new Dictionary<KillMoment, int>
            {
                [KillMoment.Any] = 20,
                [KillMoment.BlobBeforeManifest] = 8,
                [KillMoment.ManifestBeforePlaylist] = 8,
                [KillMoment.Compose] = 6,
                [KillMoment.Split] = 4,
            })))
            await run.KillAsync(moment);
        await run.RecoverAsync();
        var now = await scenario.JobAsync(job);
        await scenario.WaitForAsync(job, report => report.StoredSeconds > now.StoredSeconds + 5);
        var end = await scenario.StopAsync(job);

        var recorded = await Recorded.ReadAsync(scenario, job, clip);
        recorded.EnsureInOrder(run.Kills);
        var witnessed = await run.WitnessedAsync();
        Assert.Equal(0, recorded.Missing(witnessed));
        Outage.EnsureExplain(run.Outages, recorded.Holes);
        recorded.EnsureMarked(end.Gaps);
        RecoveryTime.EnsureWithin(10, run.Recoveries);
        await EnsureFilesAsync(scenario, job, recorded, end);

        FaultTable.Put(new FaultRow(
            "service killed (kill -9)",
            run.Kills,
            $"0 of {witnessed.Video.Count + witnessed.Audio.Count} packets on disk",
            $"{recorded.Holes.DefaultIfEmpty().Max():F1} s at most",
            run.Recoveries,
            $"on disk: none lost, none twice; a gap is the outage and {Outage.Tail:F0} s at most; back in 10 s"));
    }

    [Fact]
    public async Task Kill9_InAStop_TheStopIsFinishedByTheNextProcess()
    {
        var dice = FaultSuite.Dice(nameof(Kill9_InAStop_TheStopIsFinishedByTheNextProcess));
        await using var scenario = await RecordingScenario.StartAsync();
        var clip = await SourceClip.GetAsync(Clip, Token);
        await using var publisher = await Publisher.StartAsync(scenario.Rtmp.Url("live", "stops"), clip, PublisherOptions.Endless, Token);
        var template = await scenario.CreateTemplateAsync(Formats.Hls(), Formats.Mp4());
        var (runs, packets, recoveries) = (FaultSuite.Of(1, 4), 0, new List<RecoveryTime>());
        for (var i = 0; i < runs; i++)
        {
            var job = await scenario.SubmitAsync(scenario.Rtmp.Url("live", "stops"), template);
            await scenario.WaitForAsync(job, report => report.Segments >= 1 && report.RecordedSeconds > report.StoredSeconds + 1);
            var stop = scenario.Server.Client.CallAsync("StopLiveRecordJob", new { JobId = job }, Token);
            await Task.Delay(dice.Between(0, 0.15), Token);
            await scenario.Server.Kill9Async(Token);
            var isStopAnswered = await IsAnsweredAsync(stop);
            using var witness = SpoolSnapshot.Take(scenario.Server.Data);
            var restarted = TimeProvider.System.GetTimestamp();
            await scenario.Server.RestartAsync(Token);

            // A stop that was answered is a promise; one that was not is asked for again, and may have been taken all the same.
            if (!isStopAnswered)
                Assert.Contains((await scenario.Server.Client.CallAsync("StopLiveRecordJob", new { JobId = job }, Token)).ErrorCode, new[] { null, "OperationDenied.JobStopped" });
            var end = await scenario.WaitForAsync(job, report => report.State == "STOPPED", TimeSpan.FromMinutes(2));
            recoveries.Add(RecoveryTime.Since(restarted));
            Assert.Equal("StopRequested", end.ExitReason);

            var recorded = await Recorded.ReadAsync(scenario, job, clip);
            recorded.EnsureInOrder(1);
            var witnessed = await witness.PacketsAsync(Token);
            Assert.Equal(0, recorded.Missing(witnessed));
            recorded.EnsureMarked(end.Gaps);
            packets += witnessed.Video.Count + witnessed.Audio.Count;
            await EnsureFilesAsync(scenario, job, recorded, end);
        }

        FaultTable.Put(new FaultRow(
            "service killed in a stop", runs, $"0 of {packets} packets on disk", "-", recoveries, "on disk: none lost, none twice; the job ends, its files are made"));
    }

    /// <summary>MP4s hold what the playlists hold, packet by packet; the MP3 lasts as long.</summary>
    private static async Task EnsureFilesAsync(RecordingScenario scenario, string job, Recorded recorded, JobReport end)
    {
        var pictures = new List<Packet>();
        var sound = new List<Packet>();
        foreach (var file in (await Recorded.AllAsync(scenario, job, "mp4")).OrderBy(file => file.Start))
        {
            var whole = StreamPackets.Join(await PacketHashes.DownloadPartsAsync(scenario.Server.Client.Http, file.Url, Token));
            pictures.AddRange(whole.Video);
            sound.AddRange(whole.Audio);
            Assert.Equal(file.Duration, (await FfprobeReport.ReadAsync(file.Url.ToString(), Token)).Duration.TotalSeconds, 0.1);
        }

        Assert.Equal(recorded.Whole.Video, pictures);
        Assert.Equal(recorded.Whole.Audio, sound);
        foreach (var file in await Recorded.AllAsync(scenario, job, "mp3"))
            Assert.Equal(end.StoredSeconds, (await FfprobeReport.ReadAsync(file.Url.ToString(), Token)).Duration.TotalSeconds, 1 + (0.1 * end.Gaps));
    }

    private static async Task<bool> IsAnsweredAsync(Task<Testing.Server.ApiAnswer> call)
    {
        try
        {
            return (await call).Status == 200;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
