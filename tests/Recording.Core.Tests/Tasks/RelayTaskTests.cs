using System.Collections.Immutable;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;

namespace Recording.Core.Tests.Tasks;

/// <summary>A task that relays: one track without outputs, and two targets.</summary>
public sealed class RelayTaskTests
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(120);
    private static readonly TaskPlan Plan = new(
        "task",
        new TaskTimeouts(Idle, Idle, TimeSpan.FromSeconds(30)),
        TaskNews.Relay,
        [new TrackPlan(null, []) { Targets = [new TargetState(0, TargetPhase.Connecting), new TargetState(1, TargetPhase.Connecting)] }]);

    private readonly List<TaskNotification> _told = [];
    private DateTimeOffset _now = TaskScript.Start;
    private TaskState _state;
    private ImmutableArray<TaskEffect> _effects = [];

    public RelayTaskTests()
    {
        var first = TaskDecider.Create(Plan, TaskScript.Start);
        (_state, _effects) = (first.State, first.Effects);
        Note();
    }

    [Fact]
    public void WholeLife_IsToldOnceEach_AndEndsWithoutFiles()
    {
        Send(new TaskEvent.StreamUp(0, 1));
        Live(0);
        Live(0);
        Live(1);
        Send(new TaskEvent.StopRequested());
        Assert.IsType<TaskEffect.StopCapture>(Assert.Single(_effects));
        Send(new TaskEvent.CaptureEnded(0, 1, CaptureEndReason.Stopped, "stopped"));
        Send(new TaskEvent.CaptureDrained(0, 1));

        Assert.Equal((TaskPhase.Stopped, ExitReason.StopRequested), (_state.Phase, _state.ExitReason));
        Assert.Equal(
            [
                new TaskNotification.Created(), new TaskNotification.Started(), new TaskNotification.TargetLive(0), new TaskNotification.TargetLive(1),
                new TaskNotification.Stopped(ExitReason.StopRequested, ""),
            ],
            _told);
        Assert.Equal(5, _state.Notifications);
    }

    [Fact]
    public void Target_FailsAndRecovers_OnceEach_HoweverOftenItIsTried()
    {
        Send(new TaskEvent.StreamUp(0, 1));
        Live(0);
        for (var attempt = 0; attempt < 5; attempt++)
            Fail(0);
        Live(0);
        Fail(1);
        Live(1);

        Assert.Equal(
            [
                new TaskNotification.TargetLive(0), new TaskNotification.TargetFailed(0, TargetFailure.Unreachable, "down"), new TaskNotification.TargetRecovered(0),
                new TaskNotification.TargetFailed(1, TargetFailure.Unreachable, "down"), new TaskNotification.TargetRecovered(1),
            ],
            _told.Skip(2));
        Assert.Equal(TaskPhase.Running, _state.Phase);
    }

    [Fact]
    public void SourceLostAndBack_TellsNothingOfTargets()
    {
        Send(new TaskEvent.StreamUp(0, 1));
        Live(0);
        Send(new TaskEvent.CaptureEnded(0, 1, CaptureEndReason.SourceLost, "gone"));
        Assert.Equal(2, Assert.IsType<TaskEffect.StartCapture>(_effects.Single(effect => effect is TaskEffect.StartCapture)).Epoch);
        Send(new TaskEvent.StreamUp(0, 2));
        Send(new TaskEvent.TargetReported(0, 2, 0, null, ""));

        Assert.Equal([new TaskNotification.Paused("gone"), new TaskNotification.Resumed()], _told.Skip(3));
    }

    [Theory]
    [InlineData(0, 2, 0)]
    [InlineData(1, 1, 0)]
    [InlineData(0, 1, 7)]
    public void ReportOfAnotherCaptureTrackOrTarget_ChangesNothing(int track, int epoch, int target)
    {
        var before = _state;
        Send(new TaskEvent.TargetReported(track, epoch, target, null, ""));

        Assert.Equal((before, 0), (_state, _effects.Length));
    }

    [Fact]
    public void EmptyChannel_StopsByItself_AfterItsIdleTime()
    {
        Assert.Equal(_now + TimeSpan.FromSeconds(30), _state.NextDeadline);
        for (; _now < TaskScript.Start + Idle; _now += TimeSpan.FromSeconds(20))
            Send(new TaskEvent.CaptureAlive(0, 1));
        Assert.Equal(TaskPhase.Starting, _state.Phase);
        Send(new TaskEvent.DeadlineReached());
        Send(new TaskEvent.CaptureDrained(0, 1));

        Assert.Equal((TaskPhase.Stopped, ExitReason.StreamNotFound), (_state.Phase, _state.ExitReason));
        Assert.IsType<TaskNotification.Stopped>(_told[^1]);
    }

    [Fact]
    public void SeamlessChange_IsWrittenAndToldToTheCapture_AndKeepsWhatIsKnownOfTargets()
    {
        Send(new TaskEvent.StreamUp(0, 1));
        Live(1);
        var change = Change([1, 2], isSeamless: true);
        Send(new TaskEvent.RelayChanged(change));

        Assert.Equal([new TaskEffect.ChangeRelay(0, change), new TaskEffect.UpdateCapture(0, 1)], _effects);
        Assert.Equal([new TargetState(1, TargetPhase.Live), new TargetState(2, TargetPhase.Connecting)], _state.Tracks[0].Targets!.Value);
        var before = _state;
        Fail(0);
        Assert.Equal(before, _state);
    }

    [Fact]
    public void OtherChange_MakesWayForAnotherCapture()
    {
        Send(new TaskEvent.StreamUp(0, 1));
        Send(new TaskEvent.RelayChanged(Change([0, 1], isSeamless: false)));
        Assert.IsType<TaskEffect.PauseCapture>(_effects[^1]);
        Send(new TaskEvent.CaptureEnded(0, 1, CaptureEndReason.Stopped, "changed"));

        Assert.Equal((2, TimeSpan.Zero), _effects.OfType<TaskEffect.StartCapture>().Select(start => (start.Epoch, start.Delay)).Single());
    }

    [Fact]
    public void ChangeOfAStoppingRelay_IsNothing()
    {
        Send(new TaskEvent.StopRequested());
        Send(new TaskEvent.RelayChanged(Change([3], isSeamless: true)));

        Assert.Empty(_effects);
    }

    private static RelayChange Change(int[] targets, bool isSeamless) =>
        new([.. targets.Select(number => new RelayTarget(number, "", ""))], null, null, null, "", isSeamless);

    private void Live(int target) => Send(new TaskEvent.TargetReported(0, 1, target, null, ""));

    private void Fail(int target) => Send(new TaskEvent.TargetReported(0, 1, target, TargetFailure.Unreachable, "down"));

    private void Send(TaskEvent taskEvent)
    {
        var decision = TaskDecider.Decide(_state, taskEvent, _now);
        (_state, _effects) = (decision.State, decision.Effects);
        Note();
    }

    private void Note() => _told.AddRange(_effects.OfType<TaskEffect.Notify>().Select(effect => effect.Notification));
}
