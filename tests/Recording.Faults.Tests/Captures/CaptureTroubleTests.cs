using Recording.EndToEnd.Tests.Scenarios;
using Recording.Faults.Tests.Kills;
using Recording.Faults.Tests.Suite;
using Recording.Testing.Media;
using Recording.Testing.Processes;
using Recording.Testing.Rtmp;

namespace Recording.Faults.Tests.Captures;

/// <summary>FFmpeg dies or hangs at random moments of one recording.</summary>
public sealed class CaptureTroubleTests
{
    // Until the job tells of the new capture, which takes up to a second for a key picture; a hang is noticed first.
    private const double KilledBound = 5;
    private const double HungBound = 5;

    private static CancellationToken Token => RecordingScenario.Token;

    [Fact]
    public Task FfmpegKilled_ANewCaptureRecordsWithinSeconds() => RunAsync("FFmpeg killed", UnixSignal.Kill, FaultSuite.Of(2, 30), KilledBound);

    [Fact]
    public Task FfmpegHangs_ANewCaptureRecordsWithinSeconds() => RunAsync("FFmpeg hangs (SIGSTOP)", UnixSignal.Stop, FaultSuite.Of(1, 20), HungBound);

    private static async Task RunAsync(string fault, UnixSignal signal, int runs, double bound)
    {
        var dice = FaultSuite.Dice(fault);
        await using var scenario = await RecordingScenario.StartAsync();
        var clip = await SourceClip.GetAsync(ServiceKilledTests.Clip, Token);
        var job = await scenario.SubmitAsync(scenario.Rtmp.Url("live", "child"), await scenario.CreateTemplateAsync(Formats.Hls()));
        await scenario.Rtmp.WaitForPlayersAsync("live", "child", 1, Token);
        await using var publisher = await Publisher.StartAsync(scenario.Rtmp.Url("live", "child"), clip, PublisherOptions.Endless, Token);
        var (witnesses, recoveries) = (new List<SpoolSnapshot>(), new List<RecoveryTime>());
        for (var run = 0; run < runs; run++)
        {
            var before = await scenario.WaitForAsync(job, report => report.State == "RUNNING");
            await Task.Delay(dice.Between(0.2, 7), Token);
            var since = TimeProvider.System.GetTimestamp();
            foreach (var capture in ProcessIdentity.DescendantsOf(scenario.Server.ProcessId))
                UnixSignals.Send(capture.Id, signal);
            witnesses.Add(SpoolSnapshot.Take(scenario.Server.Data));
            await scenario.WaitForAsync(job, report => report.State == "RUNNING" && report.Epoch > before.Epoch);
            recoveries.Add(RecoveryTime.Since(since));
        }

        var now = await scenario.JobAsync(job);
        await scenario.WaitForAsync(job, report => report.StoredSeconds > now.StoredSeconds + 5);
        var end = await scenario.StopAsync(job);

        var recorded = await Recorded.ReadAsync(scenario, job, clip);
        recorded.EnsureInOrder(runs);
        var packets = 0;
        foreach (var witness in witnesses)
        {
            using (witness)
            {
                var witnessed = await witness.PacketsAsync(Token);
                Assert.Equal(0, recorded.Missing(witnessed));
                packets += witnessed.Video.Count + witnessed.Audio.Count;
            }
        }

        Outage.EnsureExplain([.. recoveries.Select(recovery => new Outage(recovery.Seconds))], recorded.Holes);
        recorded.EnsureMarked(end.Gaps);
        FaultTable.Put(new FaultRow(
            fault,
            runs,
            $"0 of {packets} packets on disk",
            $"{recorded.Holes.DefaultIfEmpty().Max():F1} s at most",
            recoveries,
            $"on disk: none lost, none twice; a gap is the outage and {Outage.Tail:F0} s at most; told in {bound} s"));
        RecoveryTime.EnsureWithin(bound, recoveries);
    }
}
