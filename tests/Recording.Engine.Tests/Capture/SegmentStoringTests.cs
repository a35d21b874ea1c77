using Recording.Core.Tasks.Decisions;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.Capture;

/// <summary>The way of a segment from local disk to the manifest, when storage or the task make trouble.</summary>
public sealed class SegmentStoringTests : IDisposable
{
    private readonly RecorderBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Store_EachPutFailsOrLosesItsAnswer_NothingIsLostOrDoubled(int failures)
    {
        _bench.Faults.Plan = write => write % (failures + 1) == 0 ? WriteFault.None : write % 2 == 0 ? WriteFault.Refused : WriteFault.AnswerLost;

        await RecordAsync(segments: 6);

        _bench.AssertAllStoredOnce();
    }

    [Fact]
    public async Task Store_OutOfOrderTrouble_KeepsTheOrder()
    {
        _bench.Faults.Plan = write => write is > 1 and < 9 ? WriteFault.Refused : WriteFault.None;

        await RecordAsync(segments: 8);

        Assert.Equal(Enumerable.Range(0, 8), _bench.Driver.Manifest.Select(row => row.Segment.Position.Index));
        _bench.AssertAllStoredOnce();
    }

    [Fact]
    public async Task Store_StorageIsDownForTenMinutes_AllOfItFollowsInOrder()
    {
        var back = ManualTime.Start + TimeSpan.FromMinutes(10);
        _bench.Faults.Plan = _ => _bench.Time.GetUtcNow() < back ? WriteFault.Refused : WriteFault.None;

        await RecordAsync(segments: 60);

        Assert.True(_bench.Time.GetUtcNow() >= back);
        Assert.Equal(Enumerable.Range(0, 60), _bench.Driver.Manifest.Select(row => row.Segment.Position.Index));
        _bench.AssertAllStoredOnce();
        // Whoever watches the figures has seen it.
        Assert.InRange(_bench.Readings.Of("recording.segment.lag").Max(), 540, 660);
    }

    [Fact]
    public async Task Store_TaskDoesNotTakeTheEventAtFirst_LocalFileStaysUntilItDoes()
    {
        var failures = 3;
        var seen = new List<int>();
        _bench.Driver.Instead = taskEvent =>
        {
            if (taskEvent is not TaskEvent.SegmentStored || failures-- <= 0)
                return null;
            seen.Add(_bench.Spool.Segments.Count);
            throw new InvalidOperationException("The test's task fails.");
        };

        await RecordAsync(segments: 1);

        Assert.Equal([1, 1, 1], seen);
        _bench.AssertAllStoredOnce();
    }

    [Fact]
    public async Task Store_SegmentVanishedFromDisk_TheNextOnesAreStoredAndTheGapIsMarked()
    {
        var running = _bench.StartAsync();
        var run = (await _bench.Capture.NextAsync()).Up();
        using var closed = new ManualResetEventSlim();
        _bench.Driver.Instead = taskEvent =>
        {
            // The third segment is taken away while the second waits for its task.
            if (taskEvent is not TaskEvent.SegmentStored { Segment.Position.Index: 1 })
                return null;
            closed.Wait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
            File.Delete(Path.Combine(_bench.EpochFolder(1), "seg000002.ts"));
            return null;
        };

        run.Segment().Segment().Segment().Segment().End();
        closed.Set();
        await running;
        await _bench.StopAsync(_bench.AskToStop());

        Assert.Equal([0, 1, 3], _bench.Driver.Manifest.Select(row => row.Segment.Position.Index));
        Assert.NotNull(_bench.Driver.Manifest[2].Gap);
        Assert.Equal([0L, 1L, 2L], _bench.Driver.Manifest.Select(row => row.Segment.Sequence));
    }

    [Fact]
    public async Task Drain_TaskIsGoneFromHere_SegmentsStayOnLocalDisk()
    {
        var running = _bench.StartAsync();
        var run = (await _bench.Capture.NextAsync()).Up();
        _bench.Driver.Instead = taskEvent => taskEvent is TaskEvent.SegmentStored ? false : null;
        run.Segment().Segment().End();
        await running;

        await _bench.StopAsync(_bench.AskToStop());

        Assert.Equal(2, _bench.Spool.Segments.Count);
        Assert.Empty(_bench.Driver.Manifest);

        // The next process finds them where they are.
        _bench.Driver.Instead = _ => null;
        _bench.NewProcess();
        await _bench.StopAsync(new TaskEffect.StopCapture(0, 1, 0, Core.Tasks.State.SegmentPosition.None));
        _bench.AssertAllStoredOnce();
    }

    private async Task RecordAsync(int segments)
    {
        var running = _bench.StartAsync();
        var run = (await _bench.Capture.NextAsync()).Up();
        for (var i = 0; i < segments; i++)
            run.Segment();
        run.End();
        await running;
        await _bench.StopAsync(_bench.AskToStop());
    }
}
