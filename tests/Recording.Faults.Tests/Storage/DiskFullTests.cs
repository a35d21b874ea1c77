using Recording.EndToEnd.Tests.Scenarios;
using Recording.Faults.Tests.Kills;
using Recording.Faults.Tests.Suite;
using Recording.Testing.Media;
using Recording.Testing.Packets;
using Recording.Testing.Rtmp;

namespace Recording.Faults.Tests.Storage;

/// <summary>The data folder is on a disk that fills up: nothing new is begun, what runs goes on, files wait, and room brings all of it back.</summary>
public sealed class DiskFullTests
{
    private const long Wanted = 32L * 1024 * 1024;
    private const long Some = 12L * 1024 * 1024;

    private static CancellationToken Token => RecordingScenario.Token;

    [Fact]
    public async Task DiskFull_NewJobsAreRefused_WhatRunsGoesOn_AndNothingStoredIsLost()
    {
        await using var disk = await SmallDisk.MountAsync("data", 96, Token);
        await using var scenario = await RecordingScenario.StartAsync(new Testing.Server.RecordingServerOptions
        {
            DataFolder = disk.Path,
            UsesAzurite = false,
            Environment = new Dictionary<string, string?> { ["Recording__MinimumFreeBytes"] = $"{Wanted}" },
        });
        var clip = await SourceClip.GetAsync(ServiceKilledTests.Clip, Token);
        var template = await scenario.CreateTemplateAsync(Formats.Hls(), Formats.Mp4());
        var job = await scenario.SubmitAsync(scenario.Rtmp.Url("live", "full"), template);
        await scenario.Rtmp.WaitForPlayersAsync("live", "full", 1, Token);
        await using var publisher = await Publisher.StartAsync(scenario.Rtmp.Url("live", "full"), clip, PublisherOptions.Endless, Token);
        await scenario.WaitForAsync(job, report => report.Segments >= 1);

        // Short of room: the next is refused, this one goes on.
        disk.Fill(leave: Some);
        await EnsureRefusedAsync(scenario, template);
        var before = await scenario.JobAsync(job);
        await scenario.WaitForAsync(job, report => report.StoredSeconds > before.StoredSeconds + 6 && report.Epoch == before.Epoch);

        var (runs, recoveries, packets) = (FaultSuite.Of(1, 5), new List<RecoveryTime>(), 0);
        var witnesses = new List<SpoolSnapshot>();
        var outages = new List<Outage>();
        for (var run = 0; run < runs; run++)
        {
            // No room at all: FFmpeg fails in the middle of a write.
            var known = scenario.Server.Log.Length;
            var since = TimeProvider.System.GetTimestamp();
            disk.Fill(leave: 0);
            while (!scenario.Server.Log[known..].Contains("the disk is full", StringComparison.OrdinalIgnoreCase))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), Token);
                // A segment that is stored leaves its room behind.
                disk.Fill(leave: 0);
            }

            witnesses.Add(SpoolSnapshot.Take(scenario.Server.Data));
            await Task.Delay(TimeSpan.FromSeconds(FaultSuite.Of(2, 10)), Token);
            var full = TimeProvider.System.GetTimestamp();
            disk.Clear();
            var stored = before.StoredSeconds;
            before = await scenario.WaitForAsync(job, report => report.State == "RUNNING" && report.Epoch > before.Epoch && report.RecordedSeconds > stored);
            recoveries.Add(RecoveryTime.Since(full));
            outages.Add(new Outage(TimeProvider.System.GetElapsedTime(since).TotalSeconds));
            before = await scenario.WaitForAsync(job, report => report.StoredSeconds > before.StoredSeconds + 6);
        }

        // Files need room as well, and wait for it.
        disk.Fill(leave: Some);
        (await scenario.Server.Client.CallAsync("StopLiveRecordJob", new { JobId = job }, Token)).EnsureOk();
        while (!scenario.Server.Log.Contains("files wait for room", StringComparison.Ordinal))
            await Task.Delay(TimeSpan.FromMilliseconds(50), Token);
        Assert.Equal("STOPPING", (await scenario.JobAsync(job)).State);
        disk.Clear();
        var end = await scenario.WaitForAsync(job, report => report.State == "STOPPED", TimeSpan.FromMinutes(3));
        var next = await scenario.SubmitAsync(scenario.Rtmp.Url("live", "full"), template);
        await scenario.WaitForAsync(next, report => report.Segments >= 1);
        await scenario.StopAsync(next);

        var recorded = await Recorded.ReadAsync(scenario, job, clip);
        recorded.EnsureInOrder(killedCaptures: end.Epoch);
        foreach (var witness in witnesses)
        {
            using (witness)
            {
                var witnessed = await witness.PacketsAsync(Token);
                Assert.Equal(0, recorded.Missing(witnessed));
                packets += witnessed.Video.Count + witnessed.Audio.Count;
            }
        }

        Assert.True(end.Gaps >= recorded.Holes.Count, $"{end.Gaps} gaps are marked, {recorded.Holes.Count} are there.");
        var pictures = new List<Packet>();
        foreach (var mp4 in (await scenario.FilesAsync(job, "mp4")).OrderBy(file => file.Start))
            pictures.AddRange(StreamPackets.Join(await PacketHashes.DownloadPartsAsync(scenario.Server.Client.Http, mp4.Url, Token)).Video);
        Assert.False(scenario.Server.Log.Contains("could not be made", StringComparison.Ordinal), scenario.Server.Log);
        // A capture that died at its first bytes may have left a sliver of one kind, which an MP4 cannot take.
        var left = recorded.Whole.Video.Except(pictures).Count();
        Assert.InRange(left, 0, 5 * runs);
        // And of a sliver that MP4 takes, this test's own reader may have made nothing: less than a second each time.
        Assert.InRange(pictures.Except(recorded.Whole.Video).Count(), 0, clip.Options.FramesPerSecond * runs);
        Assert.Equal(recorded.Whole.Video.Intersect(pictures), pictures.Intersect(recorded.Whole.Video));
        FaultTable.Put(new FaultRow(
            "disk full",
            runs,
            $"0 of {packets} packets on disk",
            $"{recorded.Holes.DefaultIfEmpty().Max():F1} s at most",
            recoveries,
            "new jobs refused (503), what runs goes on to the last byte, files wait; on disk: none lost, none twice"));
    }

    private static async Task EnsureRefusedAsync(RecordingScenario scenario, string template)
    {
        var answer = await scenario.Server.Client.CallAsync(
            "SubmitLiveRecordJob",
            new { Name = "no room", TemplateId = template, StreamInput = new { Type = "rtmp", Url = scenario.Rtmp.Url("live", "other") }, RecordOutput = new { Type = "oss" } },
            Token);
        Assert.Equal((503, "ServiceUnavailable"), (answer.Status, answer.ErrorCode));
        Assert.Contains("Recording:MinimumFreeBytes", answer.Body.GetProperty("Message").GetString(), StringComparison.Ordinal);
        Assert.Contains("A recording is not begun", scenario.Server.Log, StringComparison.Ordinal);
    }
}
