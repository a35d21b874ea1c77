using System.Collections.Immutable;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;

namespace Recording.Core.Tests.Tasks;

/// <summary>A task with one track that goes on without any stream, as a mix does.</summary>
public sealed class MixTaskTests
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(60);
    private static readonly TaskPlan Plan = new(
        "task",
        new TaskTimeouts(Idle, Idle, TimeSpan.FromSeconds(3600)),
        new TaskNews { WholeLife = true, Files = [OutputFormat.Hls] },
        [new TrackPlan(null, [TaskScript.Output(OutputFormat.Hls, 30)])]);

    private DateTimeOffset _now = TaskScript.Start;
    private TaskState _state = TaskDecider.Create(Plan, TaskScript.Start).State;
    private ImmutableArray<TaskEffect> _effects = [];

    [Fact]
    public void NobodySendsAnything_IsRecovering_WhileTheCaptureGoesOn()
    {
        Send(new TaskEvent.StreamUp(0, 1));
        Send(new TaskEvent.StreamLost(0, 1));

        Assert.Equal((TaskPhase.Recovering, TrackPhase.Lost, true), (_state.Phase, _state.Tracks[0].Phase, _state.Tracks[0].CaptureActive));
        Assert.DoesNotContain(_effects, effect => effect is TaskEffect.StartCapture or TaskEffect.StopCapture);
        Assert.Equal(_now + Idle, _state.NextDeadline);
    }

    [Fact]
    public void SomebodyReturnsInTime_RunsAgain_UnderTheSameCapture()
    {
        Send(new TaskEvent.StreamUp(0, 1));
        Send(new TaskEvent.StreamLost(0, 1));
        _now += Idle - TimeSpan.FromSeconds(1);
        Send(new TaskEvent.StreamUp(0, 1));

        Assert.Equal((TaskPhase.Running, 1), (_state.Phase, _state.Tracks[0].Epoch));
        Assert.IsType<TaskNotification.Resumed>(Assert.Single(_effects.OfType<TaskEffect.Notify>()).Notification);
    }

    [Fact]
    public void NobodyReturnsInTime_StopsTheCapture_BecauseTheStreamsEnded()
    {
        Send(new TaskEvent.StreamUp(0, 1));
        Send(new TaskEvent.StreamLost(0, 1));
        _now += Idle;
        Send(new TaskEvent.DeadlineReached());

        Assert.Single(_effects.OfType<TaskEffect.StopCapture>());
        Assert.Equal((TaskPhase.Stopping, ExitReason.StreamEnded), (_state.Phase, _state.Tracks[0].ExitReason));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(0, 1)]
    public void LossOfAnotherCaptureOrTrack_ChangesNothing(int track, int epoch)
    {
        Send(new TaskEvent.StreamUp(0, 1));
        var before = _state;
        Send(new TaskEvent.StreamLost(track, track == 0 ? epoch + 1 : epoch));

        Assert.Equal(before, _state);
        Assert.Empty(_effects);
    }

    [Fact]
    public void Change_IsWrittenAndToldToTheCapture()
    {
        var change = new MixChange([new TrackSource(ChannelScript.User("anna"), "sealed")], null);
        Send(new TaskEvent.MixChanged(change));

        Assert.Equal([new TaskEffect.ChangeMix(0, change), new TaskEffect.UpdateCapture(0, 1)], _effects);
        Assert.Equal([true, false], _effects.Select(effect => effect.IsRecord));
    }

    [Fact]
    public void Change_WhilePaused_IsWrittenForTheNextCapture()
    {
        Send(new TaskEvent.PauseRequested());
        Send(new TaskEvent.CaptureEnded(0, 1, CaptureEndReason.Stopped, ""));
        Send(new TaskEvent.MixChanged(new MixChange([], null)));

        Assert.IsType<TaskEffect.ChangeMix>(Assert.Single(_effects));
    }

    [Fact]
    public void Change_AfterTheStop_IsNothing()
    {
        Send(new TaskEvent.StopRequested());
        Send(new TaskEvent.MixChanged(new MixChange([], null)));

        Assert.Empty(_effects);
    }

    private void Send(TaskEvent taskEvent)
    {
        var decision = TaskDecider.Decide(_state, taskEvent, _now);
        (_state, _effects) = (decision.State, decision.Effects);
    }
}
