using Recording.EndToEnd.Tests.Scenarios;
using Recording.Faults.Tests.Kills;
using Recording.Faults.Tests.Suite;
using Recording.Testing.Media;
using Recording.Testing.Processes;
using Recording.Testing.Rtmp;

namespace Recording.Faults.Tests.Calls;

/// <summary>Starts and stops in any order, many at a time, on the same jobs.</summary>
public sealed class StartStopStormTests
{
    private const int AtATime = 8;

    private static CancellationToken Token => RecordingScenario.Token;

    [Fact]
    public async Task StartsAndStops_InAnyOrder_EveryJobEndsAndNothingStaysBehind()
    {
        var dice = FaultSuite.Dice(nameof(StartStopStormTests));
        await using var scenario = await RecordingScenario.StartAsync();
        var clip = await SourceClip.GetAsync(ServiceKilledTests.Clip, Token);
        var template = await scenario.CreateTemplateAsync(Formats.Hls());
        await using var publisher = await Publisher.StartAsync(scenario.Rtmp.Url("live", "storm"), clip, PublisherOptions.Endless, Token);
        var (calls, jobs, gate) = (FaultSuite.Of(60, 200), new List<string>(), new Lock());

        await Parallel.ForEachAsync(
            Enumerable.Range(0, calls),
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = Token },
            async (_, _) =>
            {
                string? known;
                lock (gate)
                {
#pragma warning disable CA5394 // Reproducible, not secret.
                    known = jobs.Count > 0 && dice.Next(10) >= 3 ? jobs[dice.Next(jobs.Count)] : null;
#pragma warning restore CA5394
                }

                if (known is null)
                {
                    var job = await scenario.SubmitAsync(scenario.Rtmp.Url("live", "storm"), template);
                    lock (gate)
                        jobs.Add(job);
                    return;
                }

                // To stop what has ended is fine, or refused as what it is; never an error of the service.
                var answer = await scenario.Server.Client.CallAsync("StopLiveRecordJob", new { JobId = known }, Token);
                Assert.True(answer.Status < 500, $"{answer.Status} {answer.Body}");
            });

        foreach (var job in jobs)
        {
            await scenario.Server.Client.CallAsync("StopLiveRecordJob", new { JobId = job }, Token);
            var end = await scenario.WaitForAsync(job, report => report.State == "STOPPED", TimeSpan.FromMinutes(2));
            Assert.Equal("StopRequested", end.ExitReason);
            // FFmpeg knows a transport stream by a dozen packets; of less nothing can be compared.
            if (end.StoredSeconds < 1)
                continue;
            var recorded = await Recorded.ReadAsync(scenario, job, clip);
            recorded.EnsureInOrder(end.Epoch);
            recorded.EnsureMarked(end.Gaps);
        }

        Assert.Empty(ProcessIdentity.DescendantsOf(scenario.Server.ProcessId));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(scenario.Server.Data, "spool"), "*", SearchOption.AllDirectories));
        Assert.DoesNotContain("fail: ", scenario.Server.Log, StringComparison.Ordinal);
        FaultTable.Put(new FaultRow(
            $"starts and stops in any order, {AtATime} at a time", calls, $"0 in {jobs.Count} jobs", "-", [], "no error of the service, every job ends, no process and no file stays"));
    }
}
