using Recording.Core.Tasks.State;

namespace Recording.Core.Tasks.Decisions;

/// <summary>News of a task, before it is put into the words of a kind of callback.</summary>
public abstract record TaskNotification
{
    private TaskNotification()
    {
    }

    /// <summary>The task is stored.</summary>
    public sealed record Created : TaskNotification;

    /// <summary>The streams are being looked for.</summary>
    public sealed record Starting : TaskNotification;

    /// <summary>Nothing could be recorded, though it was tried.</summary>
    public sealed record StartFailed(ExitReason Reason, string Detail) : TaskNotification;

    /// <summary>The first stream is being recorded.</summary>
    public sealed record Started : TaskNotification;

    /// <summary>The stream was lost and is tried again.</summary>
    public sealed record Paused(string Detail) : TaskNotification;

    /// <summary>The stream is back.</summary>
    public sealed record Resumed : TaskNotification;

    /// <summary>A client has paused the task.</summary>
    public sealed record Suspended : TaskNotification;

    /// <summary>A segment is stored.</summary>
    public sealed record SegmentUploaded(int Track, StoredSegment Segment) : TaskNotification;

    /// <summary>A file is finished.</summary>
    public sealed record FileCreated(int Track, int Output, RecordingFile File, FinishedFile Finished) : TaskNotification;

    /// <summary>A file could not be made.</summary>
    public sealed record FileLost(int Track, int Output, RecordingFile File, FileFailure Failure, string Detail) : TaskNotification;

    /// <summary>Nothing more is captured.</summary>
    public sealed record Stopping(ExitReason Reason, string Detail) : TaskNotification;

    /// <summary>The task has ended; nothing comes after this.</summary>
    public sealed record Stopped(ExitReason Reason, string Detail) : TaskNotification;

    /// <summary>The task failed: it ends without having been asked to.</summary>
    public sealed record Failed(ExitReason Reason, string Detail) : TaskNotification;

    /// <summary>A target of a relay takes the stream for the first time.</summary>
    public sealed record TargetLive(int Target) : TaskNotification;

    /// <summary>A target of a relay does not take the stream, or no more; it is tried again.</summary>
    public sealed record TargetFailed(int Target, TargetFailure Failure, string Detail) : TaskNotification;

    /// <summary>A target of a relay that failed takes the stream.</summary>
    public sealed record TargetRecovered(int Target) : TaskNotification;

    /// <summary>Whether it tells how the task fares, rather than of a file or a failure.</summary>
    public bool IsStatus => this switch
    {
        Created or Starting or Started or Paused or Resumed or Suspended or Stopping or Stopped => true,
        TargetLive or TargetFailed or TargetRecovered => true,
        SegmentUploaded or FileCreated or FileLost or StartFailed or Failed => false,
        _ => throw new InvalidOperationException("A notification is neither of the status nor of what came of it."),
    };
}
