using Recording.Core.Tasks.State;

namespace Recording.Server.Tests.Driver;

/// <summary>A whole job, with trouble at every single write to storage.</summary>
public sealed class CrashSweepTests
{
    [Theory]
    [InlineData(false, OutputFormat.Hls, OutputFormat.Mp4)]
    [InlineData(true, OutputFormat.Hls, OutputFormat.Mp4)]
    [InlineData(false, OutputFormat.Mp4)]
    [InlineData(true, OutputFormat.Mp4)]
    public async Task Job_ProcessDiesAtAnyWrite_NextOneBringsItToItsEnd(bool afterTheWrite, params OutputFormat[] formats)
    {
        var fault = afterTheWrite ? WriteFault.DeathAfter : WriteFault.DeathBefore;
        var writes = await WritesOfAWholeJobAsync(formats);
        for (var n = 1; n <= writes; n++)
        {
            var at = n;
            await using var bench = await DriverBench.StartedAsync(formats);
            TestContext.Current.TestOutputHelper?.WriteLine($"write {n} of {writes}");
            bench.Faults.Plan = write => write == at ? fault : WriteFault.None;
            await RecordUntilDeathAsync(bench);
            // A job does not take the same number of writes each time: what is asked for at one moment may be written together.
            Assert.True(bench.Faults.IsDead || n > writes * 3 / 4, $"It took only {bench.Faults.Writes} writes.");
            await bench.RestartAsync();
            if (await bench.Tasks.LoadAsync(bench.Spec.TaskId, CancellationToken.None) is not null)
            {
                await GoOnAsync(bench);
                await bench.UntilRetiredAsync();
                await bench.AssertEndedWellAsync();
            }

            await bench.UntilRetiredAsync();
        }
    }

    [Theory]
    [InlineData(false, OutputFormat.Hls, OutputFormat.Mp4)]
    [InlineData(true, OutputFormat.Hls, OutputFormat.Mp4)]
    [InlineData(false, OutputFormat.Mp4)]
    [InlineData(true, OutputFormat.Mp4)]
    public async Task Job_AnyWriteFailsOnce_GoesOnInTheSameProcess(bool answerLost, params OutputFormat[] formats)
    {
        var fault = answerLost ? WriteFault.AnswerLost : WriteFault.Refused;
        var writes = await WritesOfAWholeJobAsync(formats);
        for (var n = 1; n <= writes; n++)
        {
            var at = n;
            await using var bench = await DriverBench.StartedAsync(formats);
            bench.Faults.Plan = write => write == at ? fault : WriteFault.None;
            try
            {
                await bench.Driver.StartAsync(bench.Spec, CancellationToken.None);
            }
            catch (Storage.StorageUnavailableException)
            {
                // The client was told; nothing may be left of it.
                await bench.UntilRetiredAsync();
                Assert.Null(await bench.Tasks.LoadAsync(bench.Spec.TaskId, CancellationToken.None));
                continue;
            }

            TestContext.Current.TestOutputHelper?.WriteLine($"write {n} of {writes}");
            await RecordAsync(bench);
            await bench.UntilRetiredAsync();
            await bench.AssertEndedWellAsync();
        }
    }

    private static async Task<int> WritesOfAWholeJobAsync(OutputFormat[] formats)
    {
        await using var bench = await DriverBench.StartedAsync(formats);
        await bench.Driver.StartAsync(bench.Spec, CancellationToken.None);
        await RecordAsync(bench);
        await bench.UntilRetiredAsync();
        await bench.AssertEndedWellAsync();
        return bench.Faults.Writes;
    }

    /// <summary>Two captures with a loss between them, three files, then a stop.</summary>
    private static async Task RecordAsync(DriverBench bench)
    {
        (await bench.Capture.NextAsync()).Up().Segment().Segment().Segment().End();
        (await bench.Capture.NextAsync()).Up().Segment().Segment();
        await bench.Faults.UntilAsync(async () => (await bench.ManifestAsync()).Count == 5);
        await bench.StopJobAsync();
    }

    private static async Task RecordUntilDeathAsync(DriverBench bench)
    {
        _ = Task.Run(async () =>
        {
            await bench.Driver.StartAsync(bench.Spec, CancellationToken.None);
            await RecordAsync(bench);
        });
        await bench.Faults.UntilAsync(async () => bench.Faults.IsDead || await IsOverAsync(bench));
    }

    private static async Task<bool> IsOverAsync(DriverBench bench) =>
        (await bench.Tasks.LoadAsync(bench.Spec.TaskId, CancellationToken.None))?.State.IsTerminal == true && (await bench.OpenAsync()).Count == 0;

    /// <summary>Records one more segment if the task still records, and stops it.</summary>
    private static async Task GoOnAsync(DriverBench bench)
    {
        await bench.Faults.UntilAsync(async () => await PhaseAsync(bench) is TrackPhase.Recording or TrackPhase.Finishing or TrackPhase.Ended || IsCapturing());
        await bench.StopJobAsync();

        bool IsCapturing()
        {
            if (bench.Capture.TryNext() is not { } run)
                return false;
            run.Up().Segment();
            return true;
        }
    }

    private static async Task<TrackPhase?> PhaseAsync(DriverBench bench) =>
        (await bench.Tasks.LoadAsync(bench.Spec.TaskId, CancellationToken.None))?.State.Tracks[0].Phase;
}
