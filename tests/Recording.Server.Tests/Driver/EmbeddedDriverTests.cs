using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Tasks;
using Recording.Media.Capture;
using Recording.Storage.Tables;

namespace Recording.Server.Tests.Driver;

public sealed class EmbeddedDriverTests
{
    [Fact]
    public async Task Run_StorageIsAwayForLongerThanTheLease_CaptureIsNotRestarted()
    {
        await using var bench = await DriverBench.StartedAsync(OutputFormat.Hls);
        await bench.Driver.StartAsync(bench.Spec, CancellationToken.None);
        var run = (await bench.Capture.NextAsync()).Up().Segment();
        await bench.Faults.UntilAsync(async () => (await bench.ManifestAsync()).Count == 1);


        // The segment itself is stored, its row is not. Every try for that moves the clock on, and signs of life come and wait.
        bench.Faults.AreTablesAway = true;
        run.Segment();
        await bench.Faults.UntilAsync(() => Task.FromResult(bench.Objects.Names(Samples.Container).Count(name => name.EndsWith(".ts", StringComparison.Ordinal)) == 2));
        var alive = bench.Driver.RaiseAsync(bench.Spec.TaskId, new TaskEvent.CaptureAlive(0, 1), CancellationToken.None);
        await bench.Faults.UntilAsync(() => Task.FromResult(bench.Time.GetUtcNow() > ManualTime.Start.AddMinutes(1)));
        bench.Faults.AreTablesAway = false;
        Assert.True(await alive);
        await bench.Faults.UntilAsync(async () => (await bench.ManifestAsync()).Count == 2);

        Assert.Null(bench.Capture.TryNext());
        Assert.False(run.Exit.IsCompleted);
        await bench.StopJobAsync();
        await bench.UntilRetiredAsync();
        await bench.AssertEndedWellAsync();
    }

    [Fact]
    public async Task Start_ClientGoesAwayOnTheWay_TaskRunsOrIsNotThere()
    {
        await using var bench = await DriverBench.StartedAsync(OutputFormat.Hls);
        using var client = new CancellationTokenSource();
        bench.Faults.Plan = write =>
        {
            if (write == 2)
                client.Cancel();
            return WriteFault.None;
        };

        await bench.Driver.StartAsync(bench.Spec, client.Token);

        (await bench.Capture.NextAsync()).Up().Segment();
        Assert.True(await bench.StopJobAsync());
        await bench.UntilRetiredAsync();
    }

    [Fact]
    public async Task Start_OneOpenTaskCannotBeRead_OthersGoOn()
    {
        await using var bench = await DriverBench.StartedAsync(OutputFormat.Hls);
        await bench.Driver.StartAsync(bench.Spec, CancellationToken.None);
        (await bench.Capture.NextAsync()).Up().Segment();
        await new OpenTaskIndex(bench.Tables).AddAsync("broken", CancellationToken.None);
        Dictionary<string, object> nonsense = new() { ["Json0"] = "{" };
        await bench.Tables.ExecuteAsync(
            "tasks", "broken", [new TableOperation.Upsert("spec", nonsense), new TableOperation.Upsert("state", nonsense)], CancellationToken.None);

        await bench.RestartAsync();

        Assert.True(bench.Driver.IsReady);
        (await bench.Capture.NextAsync()).Up();
        await bench.StopJobAsync();
        await bench.Faults.UntilAsync(async () => (await bench.OpenAsync()).SequenceEqual(["broken"]));
    }

    [Fact]
    public async Task Start_StreamDeadlinePassedWhileDown_StreamIsTriedAnyway()
    {
        await using var bench = await DriverBench.StartedAsync(OutputFormat.Hls);
        await bench.Driver.StartAsync(bench.Spec, CancellationToken.None);
        (await bench.Capture.NextAsync()).Up().Segment().End();
        await bench.Faults.UntilAsync(async () =>
            (await bench.Tasks.LoadAsync(bench.Spec.TaskId, CancellationToken.None))!.State.Tracks[0].Phase == TrackPhase.Lost);

        bench.Faults.Die();
        bench.Time.Advance(TimeSpan.FromHours(1));
        await bench.RestartAsync();

        (await bench.Capture.NextAsync()).Up().Segment();
        await bench.StopJobAsync();
        await bench.UntilRetiredAsync();
        await bench.AssertEndedWellAsync();
    }

    [Fact]
    public async Task Stop_Gracefully_StoresEverythingAndTheNextStartGoesOnInTheSameFile()
    {
        await using var bench = await DriverBench.StartedAsync(OutputFormat.Hls);
        bench.Capture.OnStop = run => run.Segment(4).End(CaptureExitReason.StopRequested);
        await bench.Driver.StartAsync(bench.Spec, CancellationToken.None);
        (await bench.Capture.NextAsync()).Up().Segment();

        await bench.Driver.StoppingAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(2, (await bench.ManifestAsync()).Count);
        Assert.Empty(bench.Spool.Segments);
        await Assert.ThrowsAsync<Storage.StorageUnavailableException>(bench.StopJobAsync);
        await bench.RestartAsync();
        (await bench.Capture.NextAsync()).Up().Segment();
        await bench.StopJobAsync();
        await bench.UntilRetiredAsync();

        await bench.AssertEndedWellAsync();
        Assert.Single(await bench.Tasks.ReadFilesAsync(bench.Spec.TaskId, CancellationToken.None));
    }

    [Fact]
    public async Task Stop_WhileStorageIsAway_EndsAndLosesNothing()
    {
        await using var bench = await DriverBench.StartedAsync(OutputFormat.Hls);
        await bench.Driver.StartAsync(bench.Spec, CancellationToken.None);
        var run = (await bench.Capture.NextAsync()).Up().Segment();
        await bench.Faults.UntilAsync(async () => (await bench.ManifestAsync()).Count == 1);
        bench.Time.RunsAhead = TimeSpan.Zero;
        bench.Faults.Plan = _ => WriteFault.Refused;
        run.Segment();
        using var patience = new CancellationTokenSource();
        var stopping = bench.Driver.StoppingAsync(patience.Token);

        await patience.CancelAsync();
        await stopping.WaitAsync(TimeSpan.FromSeconds(20));
        bench.Time.RunsAhead = TimeSpan.FromSeconds(3);
        await bench.RestartAsync();
        (await bench.Capture.NextAsync()).Up().Segment();
        await bench.StopJobAsync();
        await bench.UntilRetiredAsync();

        await bench.AssertEndedWellAsync();
    }

    [Fact]
    public async Task Run_FileCannotBeMadeAtFirst_IsTriedUntilItIs()
    {
        await using var bench = await DriverBench.StartedAsync(OutputFormat.Mp4);
        bench.Time.RunsAhead = TimeSpan.FromSeconds(5);
        bench.Composer.Answer = call => call <= 2 ? throw new UnauthorizedAccessException("The test's disk is read-only.") : null;
        await bench.Driver.StartAsync(bench.Spec, CancellationToken.None);
        (await bench.Capture.NextAsync()).Up().Segment();
        await bench.Faults.UntilAsync(async () => (await bench.ManifestAsync()).Count == 1);

        await bench.StopJobAsync();
        await bench.UntilRetiredAsync();

        await bench.AssertEndedWellAsync();
    }

    [Fact]
    public async Task Start_NotReady_IsRefused()
    {
        await using var bench = new DriverBench(OutputFormat.Hls);

        await Assert.ThrowsAsync<Storage.StorageUnavailableException>(() => bench.Driver.StartAsync(bench.Spec, CancellationToken.None));
        Assert.Empty(await bench.OpenAsync());
    }
}
