using Recording.Core.Ffmpeg;
using Recording.Media.Capture;

namespace Recording.Media.Tests.Kit;

/// <summary>Notes what a capture tells, and lets a test wait for it.</summary>
internal sealed class Observed : ICaptureObserver
{
    private readonly Lock _gate = new();
    private readonly List<(Func<Observed, bool> Reached, TaskCompletionSource Signal)> _waiting = [];
    private int _inside;

    public List<MediaFormat> Formats { get; } = [];

    public List<ClosedSegment> Segments { get; } = [];

    public TimeSpan Recorded { get; private set; }

    public bool Overlapped { get; private set; }

    public void OnStreamUp(MediaFormat format) => Note(() => Formats.Add(format));

    public void OnProgress(TimeSpan recorded) => Note(() => Recorded = recorded);

    public void OnSegmentClosed(ClosedSegment segment) => Note(() => Segments.Add(segment));

    public Task UntilAsync(Func<Observed, bool> reached)
    {
        lock (_gate)
        {
            if (reached(this))
                return Task.CompletedTask;
            var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((reached, signal));
            return signal.Task.WaitAsync(TimeSpan.FromSeconds(40), TestContext.Current.CancellationToken);
        }
    }

    private void Note(Action action)
    {
        Overlapped |= Interlocked.Increment(ref _inside) != 1;
        lock (_gate)
        {
            action();
            foreach (var (_, signal) in _waiting.Where(w => w.Reached(this)))
                signal.TrySetResult();
        }

        Interlocked.Decrement(ref _inside);
    }
}
