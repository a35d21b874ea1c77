namespace Recording.Media.Capture;

/// <summary>Records one source into segments on local disk.</summary>
public interface IStreamCapture
{
    /// <summary>
    /// Records until the source ends, breaks or <paramref name="stop"/> is cancelled, which asks for a graceful end. Every
    /// segment on disk, the unfinished last one too, has been reported when this returns. Does not throw for media reasons,
    /// nor for the cancellation.
    /// </summary>
    Task<CaptureExit> RunAsync(CaptureRequest request, ICaptureObserver observer, CancellationToken stop);
}
