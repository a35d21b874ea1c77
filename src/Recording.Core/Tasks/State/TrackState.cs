using System.Collections.Immutable;
using Recording.Contracts.RtcCloudRecording;

namespace Recording.Core.Tasks.State;

/// <summary>One source of a task, recorded by one capture at a time.</summary>
public sealed record TrackState
{
    /// <summary>Number of the track in its task, from 0.</summary>
    public required int Track { get; init; }

    /// <summary>Whose stream it is, where a channel is recorded; null for a live job's.</summary>
    public SubscribedUser? Subscription { get; init; }

    public TrackPhase Phase { get; init; } = TrackPhase.Connecting;

    /// <summary>Number of the newest capture; an older one is fenced off.</summary>
    public int Epoch { get; init; }

    /// <summary>Whether a worker may be capturing under <see cref="Epoch"/>.</summary>
    public bool CaptureActive { get; init; }

    /// <summary>When the capture counts as lost; null when none runs.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>When the track ends unless its stream comes; null while it is up.</summary>
    public DateTimeOffset? StreamDeadline { get; init; }

    /// <summary>When the capture that runs saw its stream; null before that and without one.</summary>
    public DateTimeOffset? UpSince { get; init; }

    /// <summary>Captures in a row that saw no stream, or not for long.</summary>
    public int FailedAttempts { get; init; }

    /// <summary>Why the last capture that failed did, in a sentence without secrets; null before.</summary>
    public string? LastFailure { get; init; }

    /// <summary>Whether the stream was ever up.</summary>
    public bool EverUp { get; init; }

    /// <summary>Sequence number that the next stored segment takes, from 0 without holes.</summary>
    public long NextSequence { get; init; }

    /// <summary>Newest segment that is stored.</summary>
    public SegmentPosition LastStored { get; init; } = SegmentPosition.None;

    /// <summary>UTC end of the newest stored segment.</summary>
    public DateTimeOffset? LastSegmentEnd { get; init; }

    /// <summary>Media stored.</summary>
    public TimeSpan StoredDuration { get; init; }

    /// <summary>Bytes stored.</summary>
    public long StoredBytes { get; init; }

    /// <summary>Where a relay pushes to; null for a recording.</summary>
    public ImmutableArray<TargetState>? Targets { get; init; }

    public ExitReason? ExitReason { get; init; }

    public required ImmutableArray<OutputState> Outputs { get; init; }

    /// <summary>Whether it is captured, is waited for, or is paused.</summary>
    public bool IsLive => Phase is TrackPhase.Connecting or TrackPhase.Recording or TrackPhase.Lost or TrackPhase.Paused;

    public bool IsSettled => Outputs.All(output => output.IsSettled);
}
