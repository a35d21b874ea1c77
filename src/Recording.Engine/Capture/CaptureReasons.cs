using Recording.Core.Tasks.Decisions;
using Recording.Media.Capture;

namespace Recording.Engine.Capture;

/// <summary>Translates the end of a capture for the state machine.</summary>
internal static class CaptureReasons
{
    public static CaptureEndReason ToEndReason(CaptureExitReason reason) => reason switch
    {
        CaptureExitReason.StopRequested => CaptureEndReason.Stopped,
        CaptureExitReason.SourceEnded => CaptureEndReason.SourceLost,
        CaptureExitReason.Stalled => CaptureEndReason.SourceLost,
        CaptureExitReason.TimestampsBroken => CaptureEndReason.SourceLost,
        CaptureExitReason.SourceUnavailable => CaptureEndReason.SourceLost,
        CaptureExitReason.UnsupportedMedia => CaptureEndReason.UnsupportedMedia,
        CaptureExitReason.FfmpegMissing => CaptureEndReason.Impossible,
        CaptureExitReason.Crashed => CaptureEndReason.Failed,
    };
}
