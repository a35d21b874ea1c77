using System.Collections.Immutable;
using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;

namespace Recording.Core.Tests.Tasks;

/// <summary>Drives a task with a track for each of several users, as a driver would, on a clock of its own.</summary>
internal sealed class ChannelScript
{
    public static readonly TimeSpan Idle = TimeSpan.FromSeconds(60);
    public static readonly DateTimeOffset Start = TaskScript.Start;

    private readonly Dictionary<int, SegmentPosition> _captured = [];

    public ChannelScript(params string[] users)
        : this(new TaskNews { WholeLife = true, Segments = true, Files = [OutputFormat.Hls] }, users)
    {
    }

    public ChannelScript(TaskNews news, params string[] users)
    {
        var outputs = ImmutableArray.Create(TaskScript.Output(OutputFormat.Hls, 30), TaskScript.Output(OutputFormat.Mp4, 30));
        var plan = new TaskPlan(
            "task", new TaskTimeouts(Idle, Idle, TimeSpan.FromSeconds(30)), news, [.. users.Select(user => new TrackPlan(User(user), outputs))]);
        var first = TaskDecider.Create(plan, Start);
        State = first.State;
        Effects = [.. first.Effects];
        Last = first.Effects;
    }

    public TaskState State { get; private set; }

    public DateTimeOffset Now { get; private set; } = Start;

    public List<TaskEffect> Effects { get; }

    public ImmutableArray<TaskEffect> Last { get; private set; }

    public IEnumerable<TaskNotification> Notifications => Effects.OfType<TaskEffect.Notify>().Select(effect => effect.Notification);

    public IEnumerable<string> News => Notifications.Select(news => news.GetType().Name);

    public static SubscribedUser User(string name) => new(name, RtcStreamType.Original, RtcSourceType.Camera);

    public TrackState Track(string user) => State.Tracks.Last(track => track.Subscription == User(user));

    public ChannelScript Wait(double seconds)
    {
        Now += TimeSpan.FromSeconds(seconds);
        return this;
    }

    /// <summary>Lets time pass as a driver does: each deadline on the way is told when it comes.</summary>
    public ChannelScript Pass(double seconds)
    {
        var end = Now + TimeSpan.FromSeconds(seconds);
        while (State.NextDeadline is { } deadline && deadline <= end)
        {
            Now = deadline > Now ? deadline : Now;
            Send(new TaskEvent.DeadlineReached());
        }

        Now = end;
        return this;
    }

    public ChannelScript Send(TaskEvent taskEvent)
    {
        var decision = TaskDecider.Decide(State, taskEvent, Now);
        (State, Last) = (decision.State, decision.Effects);
        Effects.AddRange(decision.Effects);
        return this;
    }

    public ChannelScript Up(string user) => Up(Track(user).Track);

    public ChannelScript Up(int track) => Send(new TaskEvent.StreamUp(track, State.Tracks[track].Epoch));

    public ChannelScript Segment(string user, double seconds = 10) => Segment(Track(user).Track, seconds);

    /// <summary>The next segment of the track's newest capture, which is told to be alive too.</summary>
    public ChannelScript Segment(int index, double seconds = 10)
    {
        Wait(seconds);
        var track = State.Tracks[index];
        var before = _captured.GetValueOrDefault(index, SegmentPosition.None);
        var position = before.Epoch == track.Epoch ? before with { Index = before.Index + 1 } : new SegmentPosition(track.Epoch, 0);
        _captured[index] = position;
        Send(new TaskEvent.CaptureAlive(index, track.Epoch));
        return Send(new TaskEvent.SegmentStored(index, Stored(track, position, seconds)));
    }

    public ChannelScript Lose(string user, CaptureEndReason reason = CaptureEndReason.SourceLost) => Lose(Track(user).Track, reason);

    public ChannelScript Lose(int track, CaptureEndReason reason) =>
        Send(new TaskEvent.CaptureEnded(track, State.Tracks[track].Epoch, reason, "lost"));

    public ChannelScript Drained(int track) => Send(new TaskEvent.CaptureDrained(track, State.Tracks[track].Epoch));

    public ChannelScript DrainAll()
    {
        for (var track = 0; track < State.Tracks.Length; track++)
            Drained(track);
        return this;
    }

    public ChannelScript FinishAll()
    {
        foreach (var (track, output, file) in Closing())
            Send(new TaskEvent.FileFinished(track, output, file.Number, new FinishedFile($"{track}/{output}/{file.Number}", 1, file.Duration, 640, 360)));
        return this;
    }

    public ChannelScript Stop() => Send(new TaskEvent.StopRequested());

    public ChannelScript Subscribe(params string[] users) =>
        Send(new TaskEvent.SubscriptionsChanged([.. users.Select(user => new TrackSource(User(user), "sealed"))]));

    public List<(int Track, int Output, RecordingFile File)> Closing() =>
        [.. State.Tracks.SelectMany(track => track.Outputs.SelectMany((output, index) => output.Closing.Select(file => (track.Track, index, file))))];

    public StoredSegment Stored(TrackState track, SegmentPosition position, double seconds) => new(
        position,
        track.NextSequence,
        $"{track.Track}/{position}",
        Now - TimeSpan.FromSeconds(seconds),
        TimeSpan.FromSeconds(seconds),
        1000,
        "md5",
        TaskScript.Media);
}
