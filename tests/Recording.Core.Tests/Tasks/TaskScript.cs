using System.Collections.Immutable;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;

namespace Recording.Core.Tests.Tasks;

/// <summary>Drives the state machine as a driver would, on a clock of its own, and keeps everything that it asked for.</summary>
internal sealed class TaskScript
{
    public const string Media = "v:h264:640x360;a:aac:44100x2";
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public static readonly TaskTimeouts Timeouts = new(TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(3), TimeSpan.FromSeconds(30));

    private int _index = -1;

    public TaskScript(params ReadOnlySpan<OutputState> outputs)
        : this(skipsStatus: false, outputs)
    {
    }

    public TaskScript(bool skipsStatus, params ReadOnlySpan<OutputState> outputs)
    {
        var first = TaskDecider.Create("task", Timeouts, [[.. outputs]], Start, skipsStatus);
        State = first.State;
        Effects = [.. first.Effects];
        Last = first.Effects;
    }

    public TaskState State { get; private set; }

    public TrackState Track => State.Tracks[0];

    public DateTimeOffset Now { get; private set; } = Start;

    public List<TaskEffect> Effects { get; }

    public ImmutableArray<TaskEffect> Last { get; private set; }

    public IEnumerable<TaskNotification> Notifications => Effects.OfType<TaskEffect.Notify>().Select(effect => effect.Notification);

    public static OutputState Output(OutputFormat format, int maxSeconds = 3600) =>
        new() { Format = format, MaxFileDuration = TimeSpan.FromSeconds(maxSeconds) };

    public TaskScript Wait(double seconds)
    {
        Now += TimeSpan.FromSeconds(seconds);
        return this;
    }

    public TaskScript Send(TaskEvent taskEvent)
    {
        var decision = TaskDecider.Decide(State, taskEvent, Now);
        (State, Last) = (decision.State, decision.Effects);
        Effects.AddRange(decision.Effects);
        return this;
    }

    public TaskScript Up()
    {
        _index = -1;
        return Send(new TaskEvent.StreamUp(0, Track.Epoch));
    }

    public TaskScript Segment(double seconds = 10, string media = Media)
    {
        Wait(seconds);
        return Send(new TaskEvent.SegmentStored(0, Next(seconds, media)));
    }

    public TaskScript Lose(CaptureEndReason reason = CaptureEndReason.SourceLost) =>
        Send(new TaskEvent.CaptureEnded(0, Track.Epoch, reason, "lost"));

    public TaskScript Drained() => Send(new TaskEvent.CaptureDrained(0, Track.Epoch));

    public TaskScript FinishAll()
    {
        while (Track.Outputs.SelectMany((output, index) => output.Closing.Select(file => (index, file))).FirstOrDefault() is { file: { } file } pair)
            Send(new TaskEvent.FileFinished(0, pair.index, file.Number, new FinishedFile($"file{file.Number}", 1, file.Duration, 640, 360)));
        return this;
    }

    public StoredSegment Next(double seconds, string media = Media)
    {
        var position = new SegmentPosition(Track.Epoch, ++_index);
        return new StoredSegment(
            position, Track.NextSequence, $"{position}", Now - TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds), 1000, "md5", media);
    }
}
