using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.Capture;

/// <summary>What dead captures and failed reads leave on local disk.</summary>
public sealed class LeftoverTests : IDisposable
{
    private readonly RecorderBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Start_EarlierProcessLeftSegments_TheyAreStoredBeforeNewOnes()
    {
        await DieWithAsync(closed: 3, tail: true);

        _bench.NewProcess();
        var running = _bench.StartAsync(_bench.Resume());
        (await _bench.Capture.NextAsync()).Up().Segment().End();
        await running;
        await _bench.StopAsync(_bench.AskToStop());

        Assert.Equal([1, 1, 1, 1, 2], _bench.Driver.Manifest.Select(row => row.Segment.Position.Epoch));
        Assert.Equal([false, false, false, false, true], _bench.Driver.Manifest.Select(row => row.Gap is not null));
        _bench.AssertAllStoredOnce();
    }

    [Fact]
    public async Task Start_StorageIsDownForAnotherTenMinutes_AllOfItFollowsInOrder()
    {
        await DieWithAsync(closed: 30, tail: true);

        _bench.NewProcess();
        var back = _bench.Time.GetUtcNow() + TimeSpan.FromMinutes(10);
        _bench.Faults.Plan = _ => _bench.Time.GetUtcNow() < back ? WriteFault.Refused : WriteFault.None;
        var running = _bench.StartAsync(_bench.Resume());
        var run = (await _bench.Capture.NextAsync()).Up();
        for (var i = 0; i < 30; i++)
            run.Segment();
        run.End();
        await running;
        await _bench.StopAsync(_bench.AskToStop());

        Assert.True(_bench.Time.GetUtcNow() >= back);
        Assert.Equal(
            [.. Enumerable.Range(0, 31).Select(index => new SegmentPosition(1, index)), .. Enumerable.Range(0, 30).Select(index => new SegmentPosition(2, index))],
            _bench.Driver.Manifest.Select(row => row.Segment.Position));
        _bench.AssertAllStoredOnce();
    }

    [Fact]
    public async Task Start_LeftoverWasStoredButNotDeleted_IsSkipped()
    {
        await DieWithAsync(closed: 2, tail: false);
        _bench.NewProcess();
        await _bench.StopAsync(new TaskEffect.StopCapture(0, 1, 0, SegmentPosition.None));
        Assert.Equal(2, _bench.Driver.Manifest.Count);

        // As if the crash had come between the manifest and the deletion.
        FakeMedia.Write(Path.Combine(_bench.EpochFolder(1), "seg000001.ts"), 10, 10);
        _bench.NewProcess();
        await _bench.StopAsync(new TaskEffect.StopCapture(0, 1, 2, new SegmentPosition(1, 1)));

        Assert.Equal(2, _bench.Driver.Manifest.Count);
        Assert.Empty(_bench.Spool.Segments);
    }

    [Fact]
    public async Task Drain_TailWasNotReported_IsStoredBeforeTheFoldersGo()
    {
        var running = _bench.StartAsync();
        (await _bench.Capture.NextAsync()).Up().Segment().Tail().End();
        await running;

        await _bench.StopAsync(_bench.AskToStop());

        Assert.Equal(2, _bench.Driver.Manifest.Count);
        _bench.AssertAllStoredOnce();
    }

    [Fact]
    public async Task Start_TailOfTheCaptureBeforeWasNotReported_IsStoredInOrder()
    {
        var running = _bench.StartAsync();
        (await _bench.Capture.NextAsync()).Up().Segment().Tail().End();
        await running;
        running = _bench.StartAsync(_bench.Resume());
        (await _bench.Capture.NextAsync()).Up().Segment().End();
        await running;

        await _bench.StopAsync(_bench.AskToStop());

        Assert.Equal([1, 1, 3], _bench.Driver.Manifest.Select(row => row.Segment.Position.Epoch));
        _bench.AssertAllStoredOnce();
    }

    [Fact]
    public async Task Recovery_ReadFailsHalfway_ASecondTryQueuesNothingTwice()
    {
        await DieWithAsync(closed: 2, tail: false);
        var second = _bench.Resume();
        FakeMedia.Write(Path.Combine(_bench.EpochFolder(second.Epoch), "seg000000.ts"), 0, 10);
        _bench.NewProcess();
        _bench.Media.FailAt(3);
        var stop = new TaskEffect.StopCapture(0, second.Epoch, 0, SegmentPosition.None);

        await Assert.ThrowsAsync<IOException>(() => _bench.StopAsync(stop));
        await _bench.StopAsync(stop);

        Assert.Equal([1, 1, 2], _bench.Driver.Manifest.Select(row => row.Segment.Position.Epoch));
        Assert.Empty(_bench.Spool.Segments);
    }

    [Fact]
    public async Task Start_CapturesThatGotNothing_LeaveNoFoldersBehind()
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var running = _bench.StartAsync(attempt == 0 ? null : _bench.Resume());
            (await _bench.Capture.NextAsync()).End(Media.Capture.CaptureExitReason.SourceUnavailable);
            await running;
        }

        Assert.Single(Directory.GetDirectories(_bench.Spool.Folders.TrackSpool(_bench.Spec.TaskId, 0)));
        await _bench.StopAsync(_bench.AskToStop());
        Assert.Empty(Directory.GetFileSystemEntries(_bench.Spool.Folders.Spool));
    }

    /// <summary>A process that dies with segments on disk that its storage did not take.</summary>
    private async Task DieWithAsync(int closed, bool tail)
    {
        _bench.Time.RunsAhead = TimeSpan.Zero;
        _bench.Faults.Plan = _ => WriteFault.Refused;
        _ = _bench.StartAsync();
        var run = (await _bench.Capture.NextAsync()).Up();
        for (var i = 0; i < closed; i++)
            run.Segment();
        if (tail)
            run.Tail();

        // After its first refused write it waits for the next try, on a clock that stands still, and so for ever.
        while (_bench.Time.Waits.Count == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(1));
        _bench.Faults.Plan = _ => WriteFault.None;
    }
}
