using Recording.Core.Tasks.Decisions;
using Recording.Engine.Tests.Kit;
using Recording.Media.Capture;

namespace Recording.Engine.Tests.Capture;

/// <summary>Starts, stops and shutdowns in every order.</summary>
public sealed class CaptureOrderTests : IDisposable
{
    private readonly RecorderBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Start_WhileAnotherRuns_EndsItFirst()
    {
        var first = _bench.StartAsync();
        (await _bench.Capture.NextAsync()).Up().Segment();
        var second = _bench.StartAsync(_bench.Resume());

        await first;
        var run = await _bench.Capture.NextAsync();
        run.Up().Segment().End();
        await second;
        await _bench.StopAsync(_bench.AskToStop());

        Assert.Equal(1, _bench.Capture.MostAtOnce);
        _bench.AssertAllStoredOnce();
    }

    [Fact]
    public async Task Stop_WhileAStartWaits_TheWaitingOneNeverCaptures()
    {
        var stopped = new TaskCompletionSource<FakeRun>();
        _bench.Capture.OnStop = stopped.SetResult;
        var first = _bench.StartAsync();
        var run = (await _bench.Capture.NextAsync()).Up().Segment();
        var second = _bench.StartAsync(_bench.Resume());
        var stop = _bench.StopAsync(_bench.AskToStop());

        Assert.Same(run, await stopped.Task);
        run.Segment().End(CaptureExitReason.StopRequested);
        await Task.WhenAll(first, second, stop);

        Assert.Null(_bench.Capture.TryNext());
        _bench.AssertAllStoredOnce();
    }

    [Fact]
    public async Task Stop_WhileAStartIsDelayed_EndsAtOnce()
    {
        var first = _bench.StartAsync();
        (await _bench.Capture.NextAsync()).End();
        await first;
        _bench.Time.RunsAhead = TimeSpan.Zero;
        var second = _bench.StartAsync(_bench.Resume() with { Delay = TimeSpan.FromHours(1) });

        await _bench.StopAsync(_bench.AskToStop());
        await second;

        Assert.Null(_bench.Capture.TryNext());
    }

    [Fact]
    public async Task Stop_Twice_DrainsOnceAndEnds()
    {
        var running = _bench.StartAsync();
        (await _bench.Capture.NextAsync()).Up().Segment();
        var stop = _bench.AskToStop();

        // The second may find the recorder gone; the driver then tries again, with a new one.
        var both = new[] { _bench.StopAsync(stop), _bench.StopAsync(stop) };
        await Task.WhenAll(both).ContinueWith(_ => { }, TaskScheduler.Default);
        await running;

        Assert.Contains(both, task => task.IsCompletedSuccessfully);
        await _bench.Driver.NextAsync<TaskEvent.CaptureDrained>();
        _bench.AssertAllStoredOnce();
        Assert.Null(_bench.Supervisor.Progress(_bench.Spec.TaskId, 0));
    }

    [Fact]
    public async Task StartsAndStops_InRandomOrders_CaptureOneAtATimeAndLoseNothing()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            using var bench = new RecorderBench();
            var random = new Random(seed);
            bench.Capture.OnStop = run => run.Segment(2).End(CaptureExitReason.StopRequested);
            var work = new List<Task> { bench.StartAsync() };
            for (var step = 0; step < 4; step++)
            {
                if (random.Next(2) == 0)
                    (await bench.Capture.NextAsync()).Up().Segment();
                work.Add(bench.StartAsync(bench.Resume()));
            }

            work.Add(bench.StopAsync(bench.AskToStop()));
            await Task.WhenAll(work);

            Assert.Equal(1, bench.Capture.MostAtOnce);
            bench.AssertAllStoredOnce();
        }
    }

    [Fact]
    public async Task Suspend_InTheMiddle_StoresTheTailAndTellsThatTheServiceStops()
    {
        _bench.Capture.OnStop = run => run.Segment(4).End(CaptureExitReason.StopRequested);
        var running = _bench.StartAsync();
        (await _bench.Capture.NextAsync()).Up().Segment();

        await _bench.Supervisor.SuspendAllAsync(CancellationToken.None);
        await running;

        var ended = await _bench.Driver.NextAsync<TaskEvent.CaptureEnded>();
        Assert.Equal(CaptureEndReason.ServiceStopping, ended.Reason);
        _bench.AssertAllStoredOnce();
    }

    [Fact]
    public async Task Start_AfterSuspend_DoesNotCapture()
    {
        await _bench.Supervisor.SuspendAllAsync(CancellationToken.None);

        await _bench.StartAsync();

        Assert.Null(_bench.Capture.TryNext());
        Assert.Equal(CaptureEndReason.ServiceStopping, (await _bench.Driver.NextAsync<TaskEvent.CaptureEnded>()).Reason);
    }

    [Fact]
    public async Task Suspend_StorageDoesNotAnswer_GivesUpWithItsTokenAndKeepsTheFiles()
    {
        _bench.Time.RunsAhead = TimeSpan.Zero;
        _bench.Faults.Plan = _ => WriteFault.Refused;
        var running = _bench.StartAsync();
        (await _bench.Capture.NextAsync()).Up().Segment();
        using var patience = new CancellationTokenSource();
        var suspend = _bench.Supervisor.SuspendAllAsync(patience.Token);
        await running;

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => suspend);
        Assert.Single(_bench.Spool.Segments);
    }

    [Fact]
    public async Task Heartbeat_TaskIsGoneFromHere_EndsTheCapture()
    {
        var running = _bench.StartAsync();
        (await _bench.Capture.NextAsync()).Up();
        _bench.Driver.Instead = taskEvent => taskEvent is TaskEvent.CaptureAlive ? false : null;

        _bench.Time.Advance(TimeSpan.FromSeconds(3));

        await running.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Capture_RecordCannotBeWritten_GoesOn()
    {
        // A folder in the record's place, as good as a full disk.
        Directory.CreateDirectory(Path.Combine(_bench.EpochFolder(1), "epoch.json.new"));

        var running = _bench.StartAsync();
        (await _bench.Capture.NextAsync()).Up().Segment().End();
        await running;
        await _bench.StopAsync(_bench.AskToStop());

        _bench.AssertAllStoredOnce();
    }
}
