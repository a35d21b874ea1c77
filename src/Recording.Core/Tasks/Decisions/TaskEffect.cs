using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Recording.Core.Tasks.State;

namespace Recording.Core.Tasks.Decisions;

/// <summary>
/// What a decision wants done. Records are written together with the new state, in one transaction; actions are carried out
/// after it. Every action follows from the state too, so that an action lost in a crash is asked for again on
/// <see cref="TaskEvent.Resumed"/>; carrying one out twice changes nothing.
/// </summary>
[JsonDerivedType(typeof(TaskEffect.AppendSegment), nameof(TaskEffect.AppendSegment))]
[JsonDerivedType(typeof(TaskEffect.SaveFile), nameof(TaskEffect.SaveFile))]
[JsonDerivedType(typeof(TaskEffect.SaveFailedFile), nameof(TaskEffect.SaveFailedFile))]
[JsonDerivedType(typeof(TaskEffect.Notify), nameof(TaskEffect.Notify))]
[JsonDerivedType(typeof(TaskEffect.AddTrack), nameof(TaskEffect.AddTrack))]
[JsonDerivedType(typeof(TaskEffect.ChangeMix), nameof(TaskEffect.ChangeMix))]
[JsonDerivedType(typeof(TaskEffect.ChangeRelay), nameof(TaskEffect.ChangeRelay))]
[JsonDerivedType(typeof(TaskEffect.StartCapture), nameof(TaskEffect.StartCapture))]
[JsonDerivedType(typeof(TaskEffect.UpdateCapture), nameof(TaskEffect.UpdateCapture))]
[JsonDerivedType(typeof(TaskEffect.PauseCapture), nameof(TaskEffect.PauseCapture))]
[JsonDerivedType(typeof(TaskEffect.StopCapture), nameof(TaskEffect.StopCapture))]
[JsonDerivedType(typeof(TaskEffect.PublishPlaylist), nameof(TaskEffect.PublishPlaylist))]
[JsonDerivedType(typeof(TaskEffect.FinishFile), nameof(TaskEffect.FinishFile))]
public abstract record TaskEffect
{
    private TaskEffect()
    {
    }

    /// <summary>Record: a row of the manifest.</summary>
    /// <param name="Track">The track.</param>
    /// <param name="Segment">The segment.</param>
    /// <param name="Gap">Time missing before it; null when it follows on.</param>
    /// <param name="Files">For each output in order, the number of the file that it belongs to.</param>
    public sealed record AppendSegment(int Track, StoredSegment Segment, SegmentGap? Gap, ImmutableArray<int> Files) : TaskEffect;

    /// <summary>Record: a file that is finished.</summary>
    public sealed record SaveFile(int Track, int Output, RecordingFile File, FinishedFile Finished) : TaskEffect;

    /// <summary>Record: a file that could not be made; its segments stay stored.</summary>
    public sealed record SaveFailedFile(int Track, int Output, RecordingFile File, FileFailure Failure, string Detail) : TaskEffect;

    /// <summary>Record: a notification, numbered per task.</summary>
    public sealed record Notify(long Sequence, DateTimeOffset At, TaskNotification Notification) : TaskEffect;

    /// <summary>Record: a track that came with a change of subscriptions. Its number is the next one.</summary>
    public sealed record AddTrack(int Track, TrackSource Source) : TaskEffect;

    /// <summary>Record: what a mix is made of from now on.</summary>
    public sealed record ChangeMix(int Track, MixChange Change) : TaskEffect;

    /// <summary>Record: what a relay is from now on.</summary>
    public sealed record ChangeRelay(int Track, RelayChange Change) : TaskEffect;

    /// <summary>Action: start a capture under an epoch, after a delay. What older epochs left on local disk is stored first.</summary>
    public sealed record StartCapture(int Track, int Epoch, TimeSpan Delay, long NextSequence, SegmentPosition LastStored) : TaskEffect;

    /// <summary>
    /// Action: end the capture; its segments go to storage as they are. Nothing owes it after a crash, which ends every capture.
    /// </summary>
    public sealed record PauseCapture(int Track, int Epoch) : TaskEffect;

    /// <summary>Action: tell the capture of the mix, or of what the relay is, that the task has now. Nothing owes it after a crash: the next capture begins with it.</summary>
    public sealed record UpdateCapture(int Track, int Epoch) : TaskEffect;

    /// <summary>Action: stop the capture if one runs, store what is left on local disk, then send CaptureDrained.</summary>
    public sealed record StopCapture(int Track, int Epoch, long NextSequence, SegmentPosition LastStored) : TaskEffect;

    /// <summary>Action: write the growing playlist of an open file.</summary>
    public sealed record PublishPlaylist(int Track, int Output, RecordingFile File) : TaskEffect;

    /// <summary>Action: make the final file from its stored segments, then send FileFinished or FileFailed.</summary>
    public sealed record FinishFile(int Track, int Output, RecordingFile File) : TaskEffect;

    /// <summary>Whether the effect is written with the state rather than carried out after it.</summary>
    [JsonIgnore]
    public bool IsRecord => this switch
    {
        AppendSegment or SaveFile or SaveFailedFile or Notify or AddTrack or ChangeMix or ChangeRelay => true,
        StartCapture or UpdateCapture or PauseCapture or StopCapture or PublishPlaylist or FinishFile => false,
        _ => throw new InvalidOperationException("An effect is neither a record nor an action."),
    };
}
