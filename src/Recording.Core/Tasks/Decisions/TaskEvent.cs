using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Recording.Core.Tasks.Decisions;

/// <summary>
/// What can happen to a recording task. Every event may arrive late, twice, or from a capture that is fenced off. The names go over queues
/// between versions of the service: they stay.
/// </summary>
[JsonDerivedType(typeof(TaskEvent.StopRequested), nameof(TaskEvent.StopRequested))]
[JsonDerivedType(typeof(TaskEvent.PauseRequested), nameof(TaskEvent.PauseRequested))]
[JsonDerivedType(typeof(TaskEvent.ContinueRequested), nameof(TaskEvent.ContinueRequested))]
[JsonDerivedType(typeof(TaskEvent.SubscriptionsChanged), nameof(TaskEvent.SubscriptionsChanged))]
[JsonDerivedType(typeof(TaskEvent.MixChanged), nameof(TaskEvent.MixChanged))]
[JsonDerivedType(typeof(TaskEvent.RelayChanged), nameof(TaskEvent.RelayChanged))]
[JsonDerivedType(typeof(TaskEvent.TargetReported), nameof(TaskEvent.TargetReported))]
[JsonDerivedType(typeof(TaskEvent.Resumed), nameof(TaskEvent.Resumed))]
[JsonDerivedType(typeof(TaskEvent.DeadlineReached), nameof(TaskEvent.DeadlineReached))]
[JsonDerivedType(typeof(TaskEvent.ClockStepped), nameof(TaskEvent.ClockStepped))]
[JsonDerivedType(typeof(TaskEvent.StreamUp), nameof(TaskEvent.StreamUp))]
[JsonDerivedType(typeof(TaskEvent.StreamLost), nameof(TaskEvent.StreamLost))]
[JsonDerivedType(typeof(TaskEvent.CaptureAlive), nameof(TaskEvent.CaptureAlive))]
[JsonDerivedType(typeof(TaskEvent.SegmentStored), nameof(TaskEvent.SegmentStored))]
[JsonDerivedType(typeof(TaskEvent.CaptureEnded), nameof(TaskEvent.CaptureEnded))]
[JsonDerivedType(typeof(TaskEvent.CaptureDrained), nameof(TaskEvent.CaptureDrained))]
[JsonDerivedType(typeof(TaskEvent.FileFinished), nameof(TaskEvent.FileFinished))]
[JsonDerivedType(typeof(TaskEvent.FileFailed), nameof(TaskEvent.FileFailed))]
public abstract record TaskEvent
{
    private TaskEvent()
    {
    }

    /// <summary>A client asks for the end.</summary>
    public sealed record StopRequested : TaskEvent;

    /// <summary>A client wants nothing recorded until <see cref="ContinueRequested"/>.</summary>
    public sealed record PauseRequested : TaskEvent;

    /// <summary>A client ends a pause.</summary>
    public sealed record ContinueRequested : TaskEvent;

    /// <summary>A client says whom of a channel to record from now on: each stream once, all of them.</summary>
    public sealed record SubscriptionsChanged(ImmutableArray<TrackSource> Wanted) : TaskEvent;

    /// <summary>A client says what a mix is made of from now on.</summary>
    public sealed record MixChanged(MixChange Change) : TaskEvent;

    /// <summary>A client says what a relay pushes from now on, and where to.</summary>
    public sealed record RelayChanged(RelayChange Change) : TaskEvent;

    /// <summary>A target of the capture of a relay takes the stream, or does not.</summary>
    /// <param name="Track">The track.</param>
    /// <param name="Epoch">The capture.</param>
    /// <param name="Target">The target's number.</param>
    /// <param name="Failure">Why it does not; null: it does.</param>
    /// <param name="Detail">The same in a sentence without secrets.</param>
    public sealed record TargetReported(int Track, int Epoch, int Target, TargetFailure? Failure, string Detail) : TaskEvent;

    /// <summary>A driver took the task over (at its start): whatever captured before is dead.</summary>
    public sealed record Resumed : TaskEvent;

    /// <summary>The time of <see cref="State.TaskState.NextDeadline"/> has come.</summary>
    public sealed record DeadlineReached : TaskEvent;

    /// <summary>The wall clock was set, forward or back. Deadlines are times of that clock, and as long a wait has to be left as before.</summary>
    public sealed record ClockStepped(TimeSpan By) : TaskEvent;

    /// <summary>The capture gets media.</summary>
    public sealed record StreamUp(int Track, int Epoch) : TaskEvent;

    /// <summary>The capture gets no media any more from anybody, and goes on: a mix alone does so.</summary>
    public sealed record StreamLost(int Track, int Epoch) : TaskEvent;

    /// <summary>The capture is alive.</summary>
    public sealed record CaptureAlive(int Track, int Epoch) : TaskEvent;

    /// <summary>A segment is in storage, confirmed.</summary>
    public sealed record SegmentStored(int Track, StoredSegment Segment) : TaskEvent;

    /// <summary>The capture is over; segments of it may still wait to be stored.</summary>
    public sealed record CaptureEnded(int Track, int Epoch, CaptureEndReason Reason, string Detail) : TaskEvent;

    /// <summary>Every segment of the track's captures up to this epoch is stored, and none runs.</summary>
    public sealed record CaptureDrained(int Track, int Epoch) : TaskEvent;

    /// <summary>A file is finished and stored.</summary>
    public sealed record FileFinished(int Track, int Output, int Number, FinishedFile File) : TaskEvent;

    /// <summary>A file cannot be finished, for good.</summary>
    public sealed record FileFailed(int Track, int Output, int Number, FileFailure Failure, string Detail) : TaskEvent;
}
