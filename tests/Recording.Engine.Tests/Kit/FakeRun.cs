using Recording.Core.Ffmpeg;
using Recording.Media.Capture;

namespace Recording.Engine.Tests.Kit;

/// <summary>One capture in a test's hand. Once it or its process has ended it does nothing more.</summary>
internal sealed class FakeRun(CaptureRequest request, ICaptureObserver observer, TimeProvider time, FakeCapture capture)
{
    private readonly TaskCompletionSource<CaptureExit> _exit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DateTimeOffset _begin = time.GetUtcNow();
    private TimeSpan _end;
    private int _index;

    public CaptureRequest Request { get; } = request;

    public Task<CaptureExit> Exit => _exit.Task;

    public FakeRun Up() => Do(() => observer.OnStreamUp(FakeMedia.Format));

    /// <summary>Writes and closes a segment.</summary>
    public FakeRun Segment(double seconds = 10) => Do(() =>
    {
        var path = Write(seconds);
        var duration = TimeSpan.FromSeconds(seconds);
        observer.OnSegmentClosed(new ClosedSegment(_index++, path, _end, duration, 188, _begin + _end + duration, IsTail: false));
        _end += duration;
    });

    /// <summary>Writes a segment and tells nobody, as a capture that is killed does.</summary>
    public FakeRun Tail(double seconds = 3) => Do(() => Write(seconds));

    public void End(CaptureExitReason reason = CaptureExitReason.SourceEnded) =>
        Do(() => _exit.TrySetResult(new CaptureExit(reason, "the test's capture ended")));

    private FakeRun Do(Action action)
    {
        capture.Do(() =>
        {
            if (!Exit.IsCompleted)
                action();
        });
        return this;
    }

    private string Write(double seconds)
    {
        var path = Path.Combine(Request.SpoolFolder, SegmentFileName.Of(_index));
        capture.Wrote(FakeMedia.Write(path, _end.TotalSeconds, seconds));
        File.SetLastWriteTimeUtc(path, (_begin + _end + TimeSpan.FromSeconds(seconds)).UtcDateTime);
        return path;
    }
}
