using Recording.Media.Capture;

namespace Recording.Media.Mixing;

/// <summary>Mixes the streams of several users into segments on local disk.</summary>
public interface IMixCapture
{
    /// <summary>
    /// Waits for the first stream, and mixes from then on until <paramref name="stop"/> is cancelled, whoever comes and goes. Every segment on
    /// disk, the unfinished last one too, has been reported when this returns. Does not throw for media reasons, nor for the cancellation.
    /// </summary>
    Task<CaptureExit> RunAsync(MixRequest request, IMixObserver observer, CancellationToken stop);
}
