using System.Collections.Immutable;

namespace Recording.Core.Tasks.State;

/// <summary>Everything that decides what a recording task does next. It holds no address and no secret.</summary>
public sealed record TaskState
{
    public required string TaskId { get; init; }

    public TaskPhase Phase { get; init; } = TaskPhase.Starting;

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>UTC of the first stream; null before.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>UTC of the end; null before.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    public ExitReason? ExitReason { get; init; }

    /// <summary>A sentence about the end, without secrets.</summary>
    public string? ExitDetail { get; init; }

    public required TaskTimeouts Timeouts { get; init; }

    /// <summary>What the listener is told; null, as in rows from before there was a choice, for what a live job tells.</summary>
    public TaskNews? News { get; init; }

    /// <summary>Notifications so far: the newest one's number.</summary>
    public long Notifications { get; init; }

    public required ImmutableArray<TrackState> Tracks { get; init; }

    public bool IsTerminal => Phase == TaskPhase.Stopped;

    /// <summary>Whether a stop was asked for, or nothing is left to capture.</summary>
    public bool IsStopping => Phase is TaskPhase.Stopping or TaskPhase.Stopped;

    /// <summary>The next moment at which <see cref="Decisions.TaskEvent.DeadlineReached"/> must be sent, or null.</summary>
    public DateTimeOffset? NextDeadline =>
        IsTerminal ? null : Tracks.SelectMany(DeadlinesOf).Min();

    private static IEnumerable<DateTimeOffset?> DeadlinesOf(TrackState track)
    {
        if (track.Phase is TrackPhase.Connecting or TrackPhase.Lost)
            yield return track.StreamDeadline;
        if (track.CaptureActive)
            yield return track.LeaseUntil;
    }
}
