using Recording.Core.Ffmpeg;
using Recording.Core.Mixing;
using Recording.Media.Capture;
using Recording.Media.Mixing;

namespace Recording.Engine.Tests.Kit;

/// <summary>One mix in a test's hand.</summary>
internal sealed class FakeMixRun(MixRequest request, IMixObserver observer, TimeProvider time)
{
    private readonly TaskCompletionSource<CaptureExit> _exit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _index;

    public MixRequest Request { get; } = request;

    /// <summary>What the mix is told to be made of at this moment.</summary>
    public MixPlan Plan => Request.Plans.Current;

    public Task<CaptureExit> Exit => _exit.Task;

    public void Up() => observer.OnStreamUp(FakeMedia.Format);

    public void Lost() => observer.OnStreamsLost();

    /// <summary>Writes and closes a segment of ten seconds.</summary>
    public void Segment()
    {
        var path = Path.Combine(Request.SpoolFolder, SegmentFileName.Of(_index));
        FakeMedia.Write(path, _index * 10, 10);
        observer.OnSegmentClosed(new ClosedSegment(
            _index, path, TimeSpan.FromSeconds(_index * 10), TimeSpan.FromSeconds(10), 188, time.GetUtcNow(), IsTail: false));
        _index++;
    }

    public void End(CaptureExitReason reason) => _exit.TrySetResult(new CaptureExit(reason, "the test's mix ended"));
}
