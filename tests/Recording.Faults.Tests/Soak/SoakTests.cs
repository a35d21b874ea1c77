using System.Globalization;
using Recording.EndToEnd.Tests.Scenarios;
using Recording.Faults.Tests.Kills;
using Recording.Faults.Tests.Suite;
using Recording.Testing.Media;
using Recording.Testing.Processes;
using Recording.Testing.Rtmp;

namespace Recording.Faults.Tests.Soak;

/// <summary>Many recordings for a long time: what the service holds of the machine does not grow.</summary>
public sealed class SoakTests
{
    private static readonly int Minutes = FaultSuite.Number("RECORDING_FAULTS_MINUTES") ?? 30;
    private static readonly int Recordings = FaultSuite.Number("RECORDING_FAULTS_RECORDINGS") ?? 20;

    private static CancellationToken Token => RecordingScenario.Token;

    [Fact]
    public async Task Soak_MemoryHandlesThreadsAndTemporaryFilesStayFlat()
    {
        if (!FaultSuite.IsLong)
            Assert.Skip("Of the long form only (./test faults).");

        await using var scenario = await RecordingScenario.StartAsync();
        var clip = await SourceClip.GetAsync(ServiceKilledTests.Clip, Token);
        var template = await scenario.CreateTemplateAsync(Formats.Hls(cycle: 60), Formats.Mp4(cycle: 60));
        await using var publisher = await Publisher.StartAsync(scenario.Rtmp.Url("live", "soak"), clip, PublisherOptions.Endless, Token);
        var jobs = new List<string>();
        for (var i = 0; i < Recordings; i++)
            jobs.Add(await scenario.SubmitAsync(scenario.Rtmp.Url("live", "soak"), template));
        foreach (var job in jobs)
            await scenario.WaitForAsync(job, report => report.Segments >= 1, TimeSpan.FromMinutes(3));

        // The first third is for warming up; the rest is compared, its first half with its second.
        var samples = new List<SoakSample>();
        var count = Math.Max(12, Minutes * 6);
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(Minutes) / count);
        while (samples.Count < count && await timer.WaitForNextTickAsync(Token))
        {
            samples.Add(SoakSample.Take(scenario.Server.ProcessId, scenario.Server.Data));
            if (samples.Count % 6 == 0)
                FaultSuite.Say(samples[^1].ToString());
        }

        var steady = samples.Skip(samples.Count / 3).ToList();
        var (early, late) = (SoakSample.Median(steady.Take(steady.Count / 2)), SoakSample.Median(steady.Skip(steady.Count / 2)));
        FaultSuite.Say($"early {early}; late {late}");
        var gaps = 0;
        foreach (var job in jobs)
            gaps += (await scenario.StopAsync(job)).Gaps;
        Assert.Equal(0, gaps);
        Assert.Empty(ProcessIdentity.DescendantsOf(scenario.Server.ProcessId));
        Assert.True(late.MemoryMegabytes <= (early.MemoryMegabytes * 1.15) + 20, $"Memory grew: {early} to {late}.");
        Assert.True(late.Handles <= early.Handles + Recordings + 10, $"Handles grew: {early} to {late}.");
        Assert.True(late.Threads <= early.Threads + 6, $"Threads grew: {early} to {late}.");
        Assert.True(late.SpoolFiles <= early.SpoolFiles + Recordings, $"Files of the spool grew: {early} to {late}.");
        FaultTable.Put(new FaultRow(
            string.Create(CultureInfo.InvariantCulture, $"soak: {Recordings} recordings for {Minutes} min"),
            1,
            "nothing, no gap",
            "nothing",
            [],
            $"memory, handles, threads and files stay flat ({early} early, {late} late)"));
    }
}
