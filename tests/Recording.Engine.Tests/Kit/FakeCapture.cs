using System.Collections.Concurrent;
using System.Threading.Channels;
using Recording.Media.Capture;

namespace Recording.Engine.Tests.Kit;

/// <summary>Captures that do what a test tells them to.</summary>
internal sealed class FakeCapture(TimeProvider time) : IStreamCapture
{
    private readonly Channel<FakeRun> _runs = Channel.CreateUnbounded<FakeRun>();
    private readonly ConcurrentQueue<byte[]> _written = new();
    private int _running;

    /// <summary>Content of every segment that any capture wrote, in order.</summary>
    public IReadOnlyList<byte[]> Written => [.. _written];

    /// <summary>Most captures at one time.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>What a capture does when it is stopped; it must end its run. Unless set, it ends at once.</summary>
    public Action<FakeRun> OnStop { get; set; } = run => run.End(CaptureExitReason.StopRequested);

    public async Task<CaptureExit> RunAsync(CaptureRequest request, ICaptureObserver observer, CancellationToken stop)
    {
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _running));
        var run = new FakeRun(request, observer, time, _written.Enqueue);
        Directory.CreateDirectory(request.SpoolFolder);
        await using var registration = stop.Register(() => OnStop(run));
        _runs.Writer.TryWrite(run);
        try
        {
            return await run.Exit;
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    /// <summary>The next capture that is begun.</summary>
    public async Task<FakeRun> NextAsync() => await _runs.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    /// <summary>A capture that was begun and not looked at yet, or null.</summary>
    public FakeRun? TryNext() => _runs.Reader.TryRead(out var run) ? run : null;
}
