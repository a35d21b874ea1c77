using System.Threading.Channels;
using Recording.Media.Capture;
using Recording.Media.Mixing;

namespace Recording.Engine.Tests.Kit;

/// <summary>Mixes in a test's hand: each runs until it is stopped or the test ends it.</summary>
internal sealed class FakeMix(TimeProvider time) : IMixCapture
{
    private readonly Channel<FakeMixRun> _runs = Channel.CreateUnbounded<FakeMixRun>();

    public async Task<CaptureExit> RunAsync(MixRequest request, IMixObserver observer, CancellationToken stop)
    {
        Directory.CreateDirectory(request.SpoolFolder);
        var run = new FakeMixRun(request, observer, time);
        await using var registration = stop.Register(() => run.End(CaptureExitReason.StopRequested));
        _runs.Writer.TryWrite(run);
        return await run.Exit;
    }

    /// <summary>The next mix that is begun.</summary>
    public async Task<FakeMixRun> NextAsync() => await _runs.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    /// <summary>One that was begun and not looked at yet, or null.</summary>
    public FakeMixRun? TryNext() => _runs.Reader.TryRead(out var run) ? run : null;
}
