using Recording.Core.Tasks.State;
using Recording.Engine.Durable;
using Recording.Engine.Tasks;
using Recording.Media.Capture;
using Recording.Storage;

namespace Recording.Engine.Tests.Durable;

/// <summary>Orchestrations that are missing or failed, and the sweep that starts them again.</summary>
public sealed class TakeoverTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Orchestration_IsLostInACapture_TaskGoesOn(bool failed)
    {
        await using var bench = new DurableBench(OutputFormat.Hls, OutputFormat.Mp4);
        await bench.StartAsync();
        var (worker, run) = await bench.NextAsync();
        foreach (var any in bench.Workers)
            any.Capture.OnStop = stopped => stopped.Segment(4).End(CaptureExitReason.StopRequested);
        run.Up().Segment().Segment().Segment();
        await bench.UntilStoredAsync(3);
        bench.Engine.Lose(bench.Spec.TaskId, failed);
        run.Segment();
        await bench.SweepAsync();

        // The capture that runs ends first, and all of it is stored.
        var (_, second) = await bench.NextAsync();
        await bench.UntilStoredAsync(5);
        second.Up().Segment();
        await bench.UntilStoredAsync(6);
        await bench.StopAsync();

        await bench.AssertEndsWellAsync();
        Assert.Equal(1, worker.Capture.MostAtOnce);
        Assert.Equal(2, (await bench.StateAsync()).Tracks[0].Epoch);
    }

    [Fact]
    public async Task Orchestration_WasNeverStarted_SweepStartsIt()
    {
        await using var bench = new DurableBench(OutputFormat.Hls);
        bench.Workers[0].Orchestrations.Before = _ => throw new StorageUnavailableException("The test's engine is away.", null);
        await bench.StartAsync();
        Assert.False(bench.Engine.IsRunning(bench.Spec.TaskId));
        bench.Workers[0].Orchestrations.Before = _ => { };
        bench.Time.Skipped = TimeSpan.FromSeconds(11);
        await bench.SweepAsync();
        await bench.SweepAsync();

        (await bench.NextAsync()).Run.Up().Segment();
        await bench.UntilStoredAsync(1);
        await bench.StopAsync();
        await bench.AssertEndsWellAsync();
    }

    [Fact]
    public async Task Orchestration_IsJustBeingStarted_SweepStartsNoSecondOne()
    {
        await using var bench = new DurableBench(OutputFormat.Hls);
        var sweeps = 0;
        bench.Workers[0].Orchestrations.Before = _ =>
        {
            // Between the write of the task and the start of its orchestration.
            if (Interlocked.Exchange(ref sweeps, 1) == 0)
                bench.Workers[1].Activities.SweepAsync(CancellationToken.None).GetAwaiter().GetResult();
        };
        await bench.StartAsync();
        var (_, run) = await bench.NextAsync();
        run.Up().Segment();
        await bench.UntilStoredAsync(1);
        Assert.Equal((1, 1), (sweeps, (await bench.StateAsync()).Tracks[0].Epoch));
        await bench.StopAsync();
        await bench.AssertEndsWellAsync();
    }

    [Fact]
    public async Task Orchestration_IsLostBeforeItClosedTheTask_SweepHasItClosed()
    {
        // Without a playlist the segments are working copies, which closing takes away.
        await using var bench = new DurableBench(OutputFormat.Mp4);
        var lost = 0;
        bench.Engine.Plan = run =>
        {
            if (run.Name == DurableCalls.EndTask && Interlocked.Exchange(ref lost, 1) == 0)
            {
                bench.Engine.Lose(bench.Spec.TaskId, failed: true);
                throw new InvalidOperationException("Nobody carries it out.");
            }

            return ActivityFault.None;
        };
        await bench.StartAsync();
        (await bench.NextAsync()).Run.Up().Segment();
        await bench.UntilStoredAsync(1);
        await bench.StopAsync();
        await bench.UntilAsync(() => Task.FromResult(lost == 1 && !bench.Engine.IsRunning(bench.Spec.TaskId)));
        await bench.UntilAsync(() => Task.FromResult(bench.Sender.Sent.Any(entry => entry.Type == "file_created")));
        Assert.NotEmpty(bench.Objects.Names(bench.Spec.SegmentContainer));

        await bench.SweepAsync();
        await bench.AssertEndsWellAsync();
    }

    [Fact]
    public async Task Lane_IsLost_SweepStartsItAndCallbacksCome()
    {
        await using var bench = new DurableBench(OutputFormat.Hls);
        await bench.StartAsync();
        bench.Engine.Lose(DurableCalls.LaneOf(bench.Spec.TaskId, WorkLane.Callbacks), failed: true);
        (await bench.NextAsync()).Run.Up().Segment();
        await bench.UntilStoredAsync(1);
        Assert.Empty(bench.Sender.Sent);
        await bench.SweepAsync();

        await bench.UntilAsync(() => Task.FromResult(bench.Sender.Sent.Count > 0));
        await bench.StopAsync();
        await bench.AssertEndsWellAsync();
    }

    [Fact]
    public async Task Listing_WithoutATask_IsTakenOffOnceItsStartIsLongOver()
    {
        await using var bench = new DurableBench(OutputFormat.Hls);
        var open = new OpenTaskIndex(bench.Tables);
        await open.AddAsync("never", CancellationToken.None);
        await bench.SweepAsync();
        bench.Time.Skipped = TimeSpan.FromMinutes(9);
        await bench.SweepAsync();
        Assert.Equal(["never"], await open.ReadAsync(CancellationToken.None));

        bench.Time.Skipped = TimeSpan.FromMinutes(11);
        await bench.SweepAsync();
        Assert.Empty(await open.ReadAsync(CancellationToken.None));
    }
}
