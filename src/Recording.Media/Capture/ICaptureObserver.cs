using Recording.Core.Ffmpeg;

namespace Recording.Media.Capture;

/// <summary>
/// Hears what a capture does. Calls come in order, one at a time, and all of them before
/// <see cref="IStreamCapture.RunAsync"/> returns. A slow observer delays the next call, not the recording.
/// </summary>
public interface ICaptureObserver
{
    /// <summary>The source delivers media; at most once, and before the first progress. May be missing when a capture ends very early.</summary>
    void OnStreamUp(MediaFormat format);

    /// <summary>So much media has been written since the capture's beginning; a few times a second while media flows.</summary>
    void OnProgress(TimeSpan recorded);

    /// <summary>A segment is complete on disk; indexes rise by one from 0.</summary>
    void OnSegmentClosed(ClosedSegment segment);
}
