using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Durable;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.Durable;

/// <summary>An order to capture that comes late, twice, or was carried out before.</summary>
public sealed class CaptureLeaseTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Order_CarriedOutTwiceAtOnce_IsCapturedOnce()
    {
        await using var bench = new DurableBench(OutputFormat.Hls);
        bench.Engine.Plan = run => run.Name == DurableCalls.Capture ? ActivityFault.Twice : ActivityFault.None;
        await bench.StartAsync();
        (await bench.NextAsync()).Run.Up().Segment().Segment();
        await bench.UntilStoredAsync(2);
        Assert.All(bench.Workers, worker => Assert.Null(worker.Capture.TryNext()));
        await bench.StopAsync();

        await bench.AssertEndsWellAsync();
        Assert.Equal(1, bench.Workers.Sum(worker => worker.Capture.MostAtOnce));
    }

    [Fact]
    public async Task Capture_EndCouldNotBeTold_NextOneHasAnEpochOfItsOwn()
    {
        await using var bench = new DurableBench(1, [OutputFormat.Hls]);
        await bench.StartAsync();
        var (worker, run) = await bench.NextAsync();
        run.Up().Segment().Segment();
        await bench.UntilStoredAsync(2);

        // The engine loses what is sent to it until the sender has given up.
        bench.Engine.Copies = name => name == DurableCalls.Event ? 0 : 1;
        run.End();
        await Task.Delay(TimeSpan.FromSeconds(33), bench.Time);
        bench.Engine.Copies = _ => 1;
        (await bench.NextAsync()).Run.Up().Segment();
        await bench.UntilStoredAsync(3);
        await bench.StopAsync();

        await bench.AssertEndsWellAsync();
        Assert.Empty(worker.Spool.Segments);
    }

    [Fact]
    public async Task Pause_ThatComesLate_DoesNotEndTheNewerCapture()
    {
        // A live job has no word for a pause.
        await using var bench = new DurableBench(1, [OutputFormat.Hls]) { Spec = Samples.Spec(notifyUrl: null, formats: OutputFormat.Hls) with { CreatedAt = TimeProvider.System.GetUtcNow() } };
        await bench.StartAsync();
        (await bench.NextAsync()).Run.Up().Segment();
        await bench.UntilStoredAsync(1);
        await bench.RaiseAsync(new TaskEvent.PauseRequested());
        await bench.RaiseAsync(new TaskEvent.ContinueRequested());
        var (worker, run) = await bench.NextAsync();
        run.Up().Segment();
        await bench.UntilStoredAsync(2);

        await worker.Get<StopWork>().PauseAsync(bench.Spec.TaskId, new TaskEffect.PauseCapture(0, 1), CancellationToken.None);
        run.Segment();
        await bench.UntilStoredAsync(3);
        Assert.False(run.Exit.IsCompleted);
        await bench.StopAsync();
        await bench.UntilRetiredAsync();
        Assert.Empty(bench.Engine.Violations);
    }

    [Fact]
    public async Task Playlist_OrderedLate_DoesNotReplaceTheEndedOne()
    {
        await using var bench = new DurableBench(OutputFormat.Hls);
        bench.Engine.Plan = run => run.Name == DurableCalls.PublishPlaylist ? ActivityFault.AgainLater : ActivityFault.None;
        await bench.StartAsync();
        (await bench.NextAsync()).Run.Up().Segment().Segment();
        await bench.UntilStoredAsync(2);
        var open = (await bench.StateAsync()).Tracks[0].Outputs[0].Open!;
        await bench.StopAsync();
        await bench.UntilRetiredAsync();
        foreach (var worker in bench.Workers)
            await worker.Get<ActionWork>().RunAsync(new ActionCall(bench.Spec.TaskId, new TaskEffect.PublishPlaylist(0, 0, open)), CancellationToken.None);

        await bench.AssertEndsWellAsync();
    }

    [Fact]
    public async Task Lease_IsGivenOnceAnEpoch_AndWaitsForTheOneBefore()
    {
        await using var bench = new DurableBench(1, [OutputFormat.Hls]);
        var leases = bench.Alive.Get<CaptureLeases>();
        Task<LeaseTake> TakeAsync(int epoch, string holder) => leases.TakeAsync("task", 0, epoch, holder, Lease, CancellationToken.None);

        Assert.Equal(LeaseTake.Taken, await TakeAsync(1, "a"));
        var again = TakeAsync(1, "b");
        await Task.Delay(CaptureLeases.Period, bench.Time);
        await leases.RenewAsync("task", 0, 1, CancellationToken.None);
        Assert.Equal(LeaseTake.Elsewhere, await again);
        Assert.Equal(LeaseTake.Spent, await TakeAsync(1, "silence"));
        var second = TakeAsync(2, "c");
        await leases.RenewAsync("task", 0, 1, CancellationToken.None);
        Assert.False(second.IsCompleted);
        await leases.ReleaseAsync("task", 0, 1, CancellationToken.None);
        Assert.Equal(LeaseTake.Taken, await second.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(LeaseTake.Elsewhere, await TakeAsync(1, "d"));
        await leases.RenewAsync("task", 0, 1, CancellationToken.None);
        Assert.Equal(2, Assert.Single(await leases.ReadAsync("task", CancellationToken.None)).Epoch);
        await leases.ReleaseAsync("task", 0, 2, CancellationToken.None);
        Assert.Equal(LeaseTake.Spent, await TakeAsync(2, "e"));
        Assert.Empty(await leases.ReadAsync("task", CancellationToken.None));
    }

    [Fact]
    public async Task Lease_AnswerOfTheWriteIsLost_IsTakenAllTheSame()
    {
        await using var bench = new DurableBench(1, [OutputFormat.Hls]);
        bench.Alive.Faults.Plan = write => write == 1 ? WriteFault.AnswerLost : WriteFault.None;
        Assert.Equal(LeaseTake.Taken, await bench.Alive.Get<CaptureLeases>().TakeAsync("task", 0, 1, "a", Lease, CancellationToken.None));
    }
}
