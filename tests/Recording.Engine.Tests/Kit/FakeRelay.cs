using System.Threading.Channels;
using Recording.Media.Capture;
using Recording.Media.Relaying;

namespace Recording.Engine.Tests.Kit;

/// <summary>Relays in a test's hand: each runs until it is stopped or the test ends it.</summary>
internal sealed class FakeRelay : IRelayCapture
{
    private readonly Channel<FakeRelayRun> _runs = Channel.CreateUnbounded<FakeRelayRun>();

    public async Task<CaptureExit> RunAsync(RelayRequest request, IRelayObserver observer, CancellationToken stop)
    {
        Directory.CreateDirectory(request.Folder);
        var run = new FakeRelayRun(request, observer);
        await using var registration = stop.Register(() => run.End(CaptureExitReason.StopRequested));
        _runs.Writer.TryWrite(run);
        return await run.Exit;
    }

    /// <summary>The next relay that is begun.</summary>
    public async Task<FakeRelayRun> NextAsync() => await _runs.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    /// <summary>One that was begun and not looked at yet, or null.</summary>
    public FakeRelayRun? TryNext() => _runs.Reader.TryRead(out var run) ? run : null;
}
