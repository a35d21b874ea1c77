using Recording.Media.Capture;

namespace Recording.Media.Relaying;

/// <summary>Pushes one stream, or one mix, to several RTMP addresses.</summary>
public interface IRelayCapture
{
    /// <summary>
    /// Relays until <paramref name="stop"/> is cancelled; a single stream also until it ends or breaks, as a recording of it would, while a mix goes on
    /// without streams. What was relayed by then has reached the targets when this returns, as far as they take it within a few seconds. A target that
    /// fails is connected to again and again, and ends nothing. Does not throw for media reasons, nor for the cancellation.
    /// </summary>
    Task<CaptureExit> RunAsync(RelayRequest request, IRelayObserver observer, CancellationToken stop);
}
