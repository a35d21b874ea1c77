using System.Collections.Immutable;
using Recording.Core.Tasks.State;

namespace Recording.Core.Tasks.Decisions;

/// <summary>A decision in the making.</summary>
internal sealed class DecisionDraft(TaskState state, DateTimeOffset now)
{
    private readonly ImmutableArray<TaskEffect>.Builder _effects = ImmutableArray.CreateBuilder<TaskEffect>();
    private readonly TaskState _before = state;
    private bool _leaseOnly;

    public TaskState State { get; set; } = state;

    public DateTimeOffset Now { get; } = now;

    /// <summary>Why the stream was lost, for the notification.</summary>
    public string LossDetail { get; set; } = "";

    public TrackState? Track(int index) =>
        index >= 0 && index < State.Tracks.Length ? State.Tracks[index] : null;

    public void Put(TrackState track) =>
        State = State with { Tracks = State.Tracks.SetItem(track.Track, track) };

    public void PutLease(TrackState track)
    {
        Put(track);
        _leaseOnly = true;
    }

    public void Add(TaskEffect effect) => _effects.Add(effect);

    /// <summary>Numbers a notification and adds it, unless it is of a kind that nobody wants.</summary>
    public void Notify(TaskNotification notification)
    {
        if ((News.SkipsStatus && notification.IsStatus) || !IsTold(notification))
            return;

        State = State with { Notifications = State.Notifications + 1 };
        Add(new TaskEffect.Notify(State.Notifications, Now, notification));
    }

    public Decision Finish() =>
        new(State, _effects.ToImmutable(), !_leaseOnly && (_effects.Count > 0 || !ReferenceEquals(State, _before)));

    private TaskNews News => State.News ?? TaskNews.LiveJob;

    private bool IsTold(TaskNotification notification) => notification switch
    {
        TaskNotification.Started or TaskNotification.Paused or TaskNotification.Resumed or TaskNotification.Suspended => true,
        TaskNotification.TargetLive or TaskNotification.TargetFailed or TaskNotification.TargetRecovered => true,
        TaskNotification.Created or TaskNotification.Stopped when News.IsRelay => true,
        TaskNotification.Failed => !News.WholeLife && !News.IsRelay,
        TaskNotification.SegmentUploaded => News.Segments,
        TaskNotification.FileCreated file => IsTold(file.Track, file.Output),
        TaskNotification.FileLost file => IsTold(file.Track, file.Output),
        _ => News.WholeLife,
    };

    private bool IsTold(int track, int output) =>
        News.Files is not { } formats || formats.Contains(State.Tracks[track].Outputs[output].Format);
}
