using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;

namespace Recording.Core.Callbacks;

/// <summary>
/// ErrorCode and ErrorMessage of a relay's event: 101 to 199 of a target, from 201 on of the channel's stream. The sentences are fixed; what
/// FFmpeg or a server said may have an address with a key in it, and stays in the log.
/// </summary>
/// <param name="Code">The vendor publishes only 0; the others are ours and listed in docs/relay-events.md.</param>
/// <param name="Message">A sentence; empty when nothing is wrong.</param>
public readonly record struct RelayError(int Code, string Message)
{
    /// <summary>Nothing is wrong.</summary>
    public static RelayError None { get; } = new(0, "");

    /// <summary>The stream is gone and is waited for.</summary>
    public static RelayError StreamLost { get; } = new(201, "The channel's stream is gone; it is waited for.");

    /// <summary>Why a target does not take the stream.</summary>
    public static RelayError Of(TargetFailure failure) => new((int)failure, failure switch
    {
        TargetFailure.UnknownHost => "The target's host name cannot be resolved.",
        TargetFailure.Unreachable => "Nothing listens at the target, or it cannot be reached.",
        TargetFailure.Refused => "The target refused the stream: its key is wrong, or its name is in use.",
        TargetFailure.Closed => "The target closed the connection.",
        TargetFailure.Stalled => "The target takes no more data.",
        TargetFailure.Forbidden => "The target's address is one that the service may not connect to.",
        TargetFailure.Other => "The target does not take the stream.",
    });

    /// <summary>Why a relay ended.</summary>
    public static RelayError Of(ExitReason reason) => reason switch
    {
        ExitReason.StopRequested => None,
        ExitReason.StreamEnded => new(202, "The channel's stream did not come back within MaxIdleTime."),
        ExitReason.StreamNotFound => new(203, "The channel had no stream within MaxIdleTime."),
        ExitReason.UnsupportedMedia => new(204, "The codecs of the channel's stream cannot be relayed."),
        ExitReason.CaptureImpossible => new(205, "The service cannot relay: FFmpeg is not installed where it runs."),
        ExitReason.Unsubscribed => new(206, "The relay's stream was taken off."),
    };
}
