using Recording.Core.Ffmpeg;
using Recording.Media.Capture;

namespace Recording.Engine.Tests.Kit;

/// <summary>One capture in a test's hand. Once it has ended it does nothing more.</summary>
internal sealed class FakeRun(CaptureRequest request, ICaptureObserver observer, TimeProvider time, Action<byte[]> written)
{
    private readonly TaskCompletionSource<CaptureExit> _exit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private readonly DateTimeOffset _begin = time.GetUtcNow();
    private TimeSpan _end;
    private int _index;

    public CaptureRequest Request { get; } = request;

    public Task<CaptureExit> Exit => _exit.Task;

    public FakeRun Up()
    {
        observer.OnStreamUp(FakeMedia.Format);
        return this;
    }

    /// <summary>Writes and closes a segment.</summary>
    public FakeRun Segment(double seconds = 10)
    {
        lock (_lock)
        {
            if (Exit.IsCompleted)
                return this;
            var path = Write(seconds);
            var duration = TimeSpan.FromSeconds(seconds);
            observer.OnSegmentClosed(new ClosedSegment(_index++, path, _end, duration, 188, _begin + _end + duration, IsTail: false));
            _end += duration;
            return this;
        }
    }

    /// <summary>Writes a segment and tells nobody, as a capture that is killed does.</summary>
    public FakeRun Tail(double seconds = 3)
    {
        lock (_lock)
        {
            if (!Exit.IsCompleted)
                Write(seconds);
            return this;
        }
    }

    public void End(CaptureExitReason reason = CaptureExitReason.SourceEnded)
    {
        lock (_lock)
            _exit.TrySetResult(new CaptureExit(reason, "the test's capture ended"));
    }

    private string Write(double seconds)
    {
        var path = Path.Combine(Request.SpoolFolder, SegmentFileName.Of(_index));
        written(FakeMedia.Write(path, _end.TotalSeconds, seconds));
        File.SetLastWriteTimeUtc(path, (_begin + _end + TimeSpan.FromSeconds(seconds)).UtcDateTime);
        return path;
    }
}
