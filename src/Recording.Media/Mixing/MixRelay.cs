using Recording.Core.Ffmpeg;
using Recording.Media.Capture;

namespace Recording.Media.Mixing;

/// <summary>
/// Joins what the encoder and the streams tell into one order, and gives segments the time of what they show: they are closed later than that, by the
/// mix's delay and what the encoder holds back.
/// </summary>
internal sealed class MixRelay(IMixObserver observer, MixClock clock) : ICaptureObserver
{
    private readonly Lock _gate = new();
    private MediaFormat? _format;
    private bool _isLost;

    /// <summary>The mix's time of the first frame.</summary>
    public TimeSpan Origin { get; set; }

    public void OnStreamUp(MediaFormat format)
    {
        lock (_gate)
        {
            _format = format;
            observer.OnStreamUp(format);
            if (_isLost)
                observer.OnStreamsLost();
        }
    }

    public void OnProgress(TimeSpan recorded)
    {
        lock (_gate)
            observer.OnProgress(recorded);
    }

    public void OnSegmentClosed(ClosedSegment segment)
    {
        lock (_gate)
            observer.OnSegmentClosed(segment with { ClosedAt = clock.WallClock(Origin + segment.Start + segment.Duration) });
    }

    /// <summary>Whether anybody delivers.</summary>
    public void Delivering(bool isDelivering)
    {
        lock (_gate)
        {
            if (_isLost != isDelivering)
                return;
            _isLost = !isDelivering;
            if (_format is null)
                return;
            if (_isLost)
                observer.OnStreamsLost();
            else
                observer.OnStreamUp(_format);
        }
    }
}
