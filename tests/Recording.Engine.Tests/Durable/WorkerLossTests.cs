using Recording.Core.Tasks.State;
using Recording.Engine.Tests.Kit;
using Recording.Media.Capture;

namespace Recording.Engine.Tests.Durable;

/// <summary>Captures over several workers, which die, are cut off, go away or are full.</summary>
public sealed class WorkerLossTests
{
    [Theory]
    [InlineData(10)]
    [InlineData(60)]
    public async Task Worker_DiesInACapture_AnotherGoesOnAfterTheLease(int redeliveredAfter)
    {
        await using var bench = new DurableBench(OutputFormat.Hls, OutputFormat.Mp4);
        bench.Engine.Redelivery = TimeSpan.FromSeconds(redeliveredAfter);
        await bench.StartAsync();
        var (dead, run) = await bench.NextAsync();
        run.Up().Segment().Segment();
        await bench.UntilAsync(() => Task.FromResult(dead.Spool.Segments.Count == 0));
        run.Tail();
        dead.Die();

        var (next, second) = await bench.NextAsync();
        Assert.NotSame(dead, next);
        second.Up().Segment().Segment();
        await bench.UntilStoredAsync(4);
        await bench.StopAsync();

        await bench.AssertEndsWellAsync(isExact: false);
        var rows = await bench.Ended.ManifestAsync();
        Assert.Equal([new(1, 0), new(1, 1), new(2, 0), new(2, 1)], rows.Select(row => row.Segment.Position));
        Assert.NotNull(rows[2].Gap);
        Assert.Single(dead.Spool.Segments);
    }

    [Fact]
    public async Task Worker_WasCutOffAndComesBackLate_IsFenced()
    {
        await using var bench = new DurableBench(OutputFormat.Hls);
        await bench.StartAsync();
        var (late, run) = await bench.NextAsync();
        run.Up().Segment();
        await bench.UntilStoredAsync(1);
        bench.Engine.Remove(late);
        var cutOff = new TaskCompletionSource();
        late.Faults.Gate = cutOff.Task;
        run.Segment();

        var (_, second) = await bench.NextAsync();
        second.Up().Segment();
        await bench.UntilStoredAsync(2);
        cutOff.SetResult();
        Assert.Equal(CaptureExitReason.StopRequested, (await run.Exit.WaitAsync(TimeSpan.FromSeconds(20))).Reason);
        second.Segment();
        await bench.UntilStoredAsync(3);
        await bench.StopAsync();

        await bench.AssertEndsWellAsync(isExact: false);
        var rows = await bench.Ended.ManifestAsync();
        Assert.Equal([new(1, 0), new(2, 0), new(2, 1)], rows.Select(row => row.Segment.Position));
        Assert.Single(late.Spool.Segments);
    }

    [Fact]
    public async Task Storage_IsSilentForLongerThanTheLease_CaptureGoesOn()
    {
        await using var bench = new DurableBench(OutputFormat.Hls);
        await bench.StartAsync();
        var (_, run) = await bench.NextAsync();
        run.Up().Segment();
        await bench.UntilStoredAsync(1);
        var silence = new TaskCompletionSource();
        foreach (var worker in bench.Workers)
            worker.Faults.Gate = silence.Task;
        run.Segment().Segment();
        await Task.Delay(TimeSpan.FromSeconds(45), bench.Time);
        silence.SetResult();
        await bench.UntilStoredAsync(3);
        await bench.StopAsync();

        await bench.AssertEndsWellAsync();
        Assert.Equal(1, (await bench.StateAsync()).Tracks[0].Epoch);
    }

    [Fact]
    public async Task Worker_GoesAway_SegmentIsStoredAndAnotherGoesOnAtOnce()
    {
        await using var bench = new DurableBench(OutputFormat.Hls);
        await bench.StartAsync();
        var (gone, run) = await bench.NextAsync();
        gone.Capture.OnStop = stopped => stopped.Segment(4).End(CaptureExitReason.StopRequested);
        run.Up().Segment();
        await gone.DrainAsync();
        Assert.Empty(gone.Spool.Segments);

        var (next, second) = await bench.NextAsync();
        Assert.NotSame(gone, next);
        var track = (await bench.StateAsync()).Tracks[0];
        Assert.Equal((2, 2, 0, null), (track.Epoch, (int)track.NextSequence, track.FailedAttempts, track.LastFailure));
        second.Up().Segment();
        await bench.UntilStoredAsync(3);
        await bench.StopAsync();

        await bench.AssertEndsWellAsync();
    }

    [Fact]
    public async Task Worker_GoesAwayAndIsTheOnlyOne_TakesNoCaptureMore()
    {
        await using var bench = new DurableBench(1, [OutputFormat.Hls]);
        await bench.StartAsync();
        var (gone, run) = await bench.NextAsync();
        run.Up().Segment();
        await bench.UntilStoredAsync(1);
        await gone.DrainAsync();
        bench.Engine.Add(gone);
        await bench.UntilAsync(state => state.Tracks[0].FailedAttempts >= 3);
        Assert.Null(gone.Capture.TryNext());

        bench.Engine.Remove(gone);
        bench.NewWorker();
        (await bench.NextAsync()).Run.Up().Segment();
        await bench.UntilStoredAsync(2);
        await bench.StopAsync();
        await bench.AssertEndsWellAsync();
    }

    [Fact]
    public async Task Worker_IsFull_AnotherTakesTheCapture()
    {
        await using var bench = new DurableBench(1, [OutputFormat.Hls], places: 1);
        await bench.StartAsync();
        (await bench.NextAsync()).Run.Up().Segment();
        var second = Samples.Spec("second", formats: OutputFormat.Hls) with { CreatedAt = bench.Time.GetUtcNow() };
        await bench.Alive.Driver.StartAsync(second, CancellationToken.None);
        await bench.UntilAsync(async () => (await bench.Tasks.LoadAsync("second", CancellationToken.None))!.State.Tracks[0].FailedAttempts > 0);
        Assert.Null(bench.Alive.Capture.TryNext());

        var free = bench.NewWorker();
        var (taker, run) = await bench.NextAsync();
        Assert.Same(free, taker);
        Assert.Contains("second", run.Request.SpoolFolder, StringComparison.Ordinal);
        run.Up().Segment();
        await bench.UntilStoredAsync(1);
        Assert.True(await bench.Alive.Driver.RaiseAsync("second", new Core.Tasks.Decisions.TaskEvent.StopRequested(), CancellationToken.None));
        await bench.StopAsync();
        await bench.UntilRetiredAsync();
        Assert.Empty(bench.Engine.Violations);
    }

    [Fact]
    public async Task Stop_OfACaptureOnAnotherWorker_EndsItAtItsNextSignOfLife()
    {
        await using var bench = new DurableBench(OutputFormat.Hls, OutputFormat.Mp4);
        await bench.StartAsync();
        var (capturing, run) = await bench.NextAsync();
        capturing.Capture.OnStop = stopped => stopped.Segment(2).End(CaptureExitReason.StopRequested);
        run.Up().Segment().Segment();
        await bench.UntilStoredAsync(2);

        // From now on every activity is the other worker's.
        bench.Engine.Remove(capturing);
        await bench.StopAsync();

        await bench.AssertEndsWellAsync();
        Assert.Equal(3, (await bench.Ended.ManifestAsync()).Count);
        Assert.Equal(CaptureExitReason.StopRequested, (await run.Exit).Reason);
    }
}
