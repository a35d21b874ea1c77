using System.Collections.Concurrent;
using System.Threading.Channels;
using Recording.Media.Capture;

namespace Recording.Engine.Tests.Kit;

/// <summary>Captures that do what a test tells them to.</summary>
internal sealed class FakeCapture : IStreamCapture
{
    private readonly TimeProvider _time;
    private readonly Channel<FakeRun> _runs = Channel.CreateUnbounded<FakeRun>();
    private readonly Lock _gate = new();
    private readonly ConcurrentQueue<byte[]> _written;
    private bool _isDead;
    private int _running;

    public FakeCapture(TimeProvider time) => (_time, _written) = (time, new ConcurrentQueue<byte[]>());

    /// <summary>Those of the next process: what was written before is still on disk.</summary>
    public FakeCapture(FakeCapture before) => (_time, _written) = (before._time, before._written);

    /// <summary>Called when a capture has begun.</summary>
    public Action OnBegin { get; set; } = () => { };

    /// <summary>Content of every segment that any capture wrote, in order.</summary>
    public IReadOnlyList<byte[]> Written => [.. _written];

    /// <summary>Most captures at one time.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>What a capture does when it is stopped; it must end its run. Unless set, it ends at once.</summary>
    public Action<FakeRun> OnStop { get; set; } = run => run.End(CaptureExitReason.StopRequested);

    public async Task<CaptureExit> RunAsync(CaptureRequest request, ICaptureObserver observer, CancellationToken stop)
    {
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _running));
        var run = new FakeRun(request, observer, _time, this);
        if (!Do(() => Directory.CreateDirectory(request.SpoolFolder)))
            return await new TaskCompletionSource<CaptureExit>().Task;
        await using var registration = stop.Register(() => OnStop(run));
        _runs.Writer.TryWrite(run);
        OnBegin();
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

    /// <summary>The process dies: its captures do nothing more.</summary>
    public void Die()
    {
        lock (_gate)
            _isDead = true;
    }

    /// <summary>Does something of a capture, one at a time; false when the process is dead.</summary>
    public bool Do(Action action)
    {
        lock (_gate)
        {
            if (!_isDead)
                action();
            return !_isDead;
        }
    }

    public void Wrote(byte[] segment) => _written.Enqueue(segment);

    /// <summary>A capture that was begun and not looked at yet, or null.</summary>
    public FakeRun? TryNext() => _runs.Reader.TryRead(out var run) ? run : null;
}
