using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;

namespace Recording.Core.Tests.Tasks;

/// <summary>A task with a track for each user of a channel.</summary>
public sealed class ChannelTests
{
    [Fact]
    public void Create_StartsACaptureForEachUser_AndTellsIt()
    {
        var script = new ChannelScript("anna", "bert");

        Assert.Equal([0, 1], script.Effects.OfType<TaskEffect.StartCapture>().Select(start => start.Track));
        Assert.Equal(["Created", "Starting"], script.News);
    }

    [Fact]
    public void NobodyComes_WaitsMaxIdleTimeAndStopsWithThatReason()
    {
        var script = new ChannelScript("anna", "bert").Pass(59);
        Assert.Equal(TaskPhase.Starting, script.State.Phase);
        script.Pass(1).DrainAll();

        Assert.Equal((TaskPhase.Stopped, ExitReason.StreamNotFound), (script.State.Phase, script.State.ExitReason));
        Assert.Equal(["Created", "Starting", "Stopping", "Stopped"], script.News);
        Assert.Equal(ExitReason.StreamNotFound, script.Notifications.OfType<TaskNotification.Stopped>().Single().Reason);
    }

    [Fact]
    public void IdleTimers_AreIndependent_AndTheLastTrackEndsTheTask()
    {
        var script = new ChannelScript("anna", "bert").Up("anna").Up("bert").Segment("anna").Segment("bert").Lose("anna");
        for (var i = 0; i < 6; i++)
            script.Pass(1).Segment("bert", 10);
        script.Pass(1).Drained(0).FinishAll();
        Assert.Equal((TrackPhase.Ended, ExitReason.StreamEnded), (script.Track("anna").Phase, script.Track("anna").ExitReason!.Value));
        Assert.Equal((TaskPhase.Running, TrackPhase.Recording), (script.State.Phase, script.Track("bert").Phase));

        script.Lose("bert").Pass(60).Drained(1).FinishAll();
        Assert.Equal((TaskPhase.Stopped, ExitReason.StreamEnded), (script.State.Phase, script.State.ExitReason));
    }

    [Fact]
    public void UserReturnsWithinMaxIdleTime_ContinuesTheSameFileWithAGap()
    {
        var script = new ChannelScript("anna").Up("anna").Segment("anna").Lose("anna").Wait(20).Up("anna").Segment("anna");

        Assert.Equal((0, 1), (script.Track("anna").Outputs[0].Open!.Number, script.Track("anna").Outputs[0].Open!.Gaps));
        Assert.Equal(TimeSpan.FromSeconds(20), Gap(script));
    }

    [Fact]
    public void Pause_KeepsFilesOpenForLongerThanMaxIdleTime_AndLeavesAGap()
    {
        var script = new ChannelScript("anna", "bert").Up("anna").Segment("anna");
        script.Send(new TaskEvent.PauseRequested());
        Assert.Equal(2, script.Last.OfType<TaskEffect.PauseCapture>().Count());
        script.Lose("anna", CaptureEndReason.Stopped).Lose("bert", CaptureEndReason.Stopped).Pass(3600);
        Assert.Equal((TaskPhase.Paused, null), (script.State.Phase, script.State.NextDeadline));

        script.Send(new TaskEvent.ContinueRequested());
        Assert.Equal([2, 2], script.Last.OfType<TaskEffect.StartCapture>().Select(start => start.Epoch));
        script.Up("anna").Segment("anna");
        Assert.Equal((0, TimeSpan.FromHours(1)), (script.Track("anna").Outputs[0].Open!.Number, Gap(script)));
        Assert.Equal(["Created", "Starting", "Started", "SegmentUploaded", "Suspended", "Paused", "Resumed", "SegmentUploaded"], script.News);
    }

    [Fact]
    public void SegmentsOnTheirWay_AreTakenDuringAPause()
    {
        var script = new ChannelScript("anna").Up("anna").Segment("anna").Send(new TaskEvent.PauseRequested()).Segment("anna");

        Assert.Equal(2, script.Track("anna").NextSequence);
        Assert.Equal(1, script.Track("anna").Outputs[0].NextNumber);
    }

    [Fact]
    public void Pause_OfAWorkerThatFallsSilent_DoesNotStartAnother()
    {
        var script = new ChannelScript("anna").Up("anna").Send(new TaskEvent.PauseRequested()).Pass(31);

        Assert.False(script.Track("anna").CaptureActive);
        Assert.Equal(1, script.Track("anna").Epoch);
    }

    [Fact]
    public void Restart_DuringAPause_StaysPaused()
    {
        var script = new ChannelScript("anna").Up("anna").Segment("anna").Send(new TaskEvent.PauseRequested()).Send(new TaskEvent.Resumed());

        Assert.Equal(TaskPhase.Paused, script.State.Phase);
        Assert.DoesNotContain(script.Last, effect => effect is TaskEffect.StartCapture);
    }

    [Fact]
    public void Stop_DuringAPause_FinishesTheFiles()
    {
        var script = new ChannelScript("anna").Up("anna").Segment("anna").Send(new TaskEvent.PauseRequested()).Stop().DrainAll().FinishAll();

        Assert.Equal((TaskPhase.Stopped, ExitReason.StopRequested), (script.State.Phase, script.State.ExitReason));
        Assert.Equal(2, script.Effects.OfType<TaskEffect.SaveFile>().Count());
    }

    [Fact]
    public void SubscriptionsChange_NewTracksBegin_OthersEnd_TheRestGoesOn()
    {
        var script = new ChannelScript("anna", "bert").Up("anna").Up("bert").Segment("anna").Subscribe("bert", "cleo");

        Assert.Equal((2, "cleo"), (Assert.Single(script.Last.OfType<TaskEffect.AddTrack>()).Track, script.State.Tracks[2].Subscription!.UserId));
        Assert.Equal((2, 1), (script.Last.OfType<TaskEffect.StartCapture>().Single().Track, script.State.Tracks[2].Epoch));
        Assert.Equal(0, script.Last.OfType<TaskEffect.StopCapture>().Single().Track);
        Assert.Equal((TrackPhase.Draining, ExitReason.Unsubscribed), (script.Track("anna").Phase, script.Track("anna").ExitReason));
        Assert.Equal(TrackPhase.Recording, script.Track("bert").Phase);
        Assert.Equal(script.Now + ChannelScript.Idle, script.Track("cleo").StreamDeadline);
    }

    [Fact]
    public void SubscriptionsChange_ToTheSame_ChangesNothing()
    {
        var script = new ChannelScript("anna", "bert");
        var before = script.State;

        Assert.Same(before, script.Subscribe("bert", "anna").State);
    }

    [Fact]
    public void SubscriptionsChange_WithAUserWhoWasGivenUp_TriesAgainOnANewTrack()
    {
        var script = new ChannelScript("anna", "bert").Up("bert").Segment("bert").Pass(25).Segment("bert").Pass(25).Drained(0);
        Assert.Equal(TrackPhase.Ended, script.Track("anna").Phase);

        script.Subscribe("anna", "bert");
        Assert.Equal((2, TrackPhase.Connecting), (script.Track("anna").Track, script.Track("anna").Phase));
    }

    [Fact]
    public void SubscriptionsChange_DuringAPause_WaitsForItsEnd()
    {
        var script = new ChannelScript("anna").Send(new TaskEvent.PauseRequested()).Subscribe("anna", "bert");
        Assert.Equal(TrackPhase.Paused, script.Track("bert").Phase);
        Assert.DoesNotContain(script.Last, effect => effect is TaskEffect.StartCapture);

        script.Send(new TaskEvent.ContinueRequested());
        Assert.Equal([2, 1], script.Last.OfType<TaskEffect.StartCapture>().Select(start => start.Epoch));
    }

    [Fact]
    public void SubscriptionsChange_OfAStoppingTask_ChangesNothing()
    {
        var script = new ChannelScript("anna").Stop();
        var before = script.State;

        Assert.Same(before, script.Subscribe("anna", "bert").State);
    }

    /// <summary>Rows have a limit, and a task that could not be written any more would be stuck.</summary>
    [Fact]
    public void SubscriptionsChange_BeyondWhatATaskCanTake_ChangesNothing()
    {
        var script = new ChannelScript("anna");
        for (var number = 1; number < TaskDecider.MostTracks; number++)
            script.Subscribe($"user{number}");
        Assert.Equal(TaskDecider.MostTracks, script.State.Tracks.Length);
        var before = script.State;

        Assert.False(TaskDecider.CanTake(before, [ChannelScript.User("bert")]));
        Assert.Same(before, script.Subscribe("bert").State);
        Assert.True(TaskDecider.CanTake(before, [ChannelScript.User($"user{TaskDecider.MostTracks - 1}")]));
    }

    [Fact]
    public void EveryUserTakenOff_ButOneWhoNeverComes_EndsForThat()
    {
        var script = new ChannelScript("anna").Up("anna").Segment("anna").Subscribe("bert").Drained(0).FinishAll();
        script.Pass(60).Drained(1);

        Assert.Equal((TaskPhase.Stopped, ExitReason.StreamNotFound), (script.State.Phase, script.State.ExitReason));
    }

    [Fact]
    public void NothingCanBeRecorded_TellsThatTheStartFailed()
    {
        var script = new ChannelScript("anna", "bert");
        script.Lose("anna", CaptureEndReason.Impossible).Lose("bert", CaptureEndReason.Impossible).DrainAll();

        Assert.Equal(["Created", "Starting", "StartFailed", "Stopping", "Stopped"], script.News);
        Assert.Equal(ExitReason.CaptureImpossible, script.State.ExitReason);
    }

    [Fact]
    public void OneUserCannotBeRecorded_TheOthersAre()
    {
        var script = new ChannelScript("anna", "bert").Up("bert").Lose("anna", CaptureEndReason.UnsupportedMedia).Segment("bert");

        Assert.Equal((TaskPhase.Running, TrackPhase.Draining), (script.State.Phase, script.Track("anna").Phase));
        Assert.Equal(ExitReason.UnsupportedMedia, script.Track("anna").ExitReason);
    }

    [Fact]
    public void MaxFileDuration_SplitsEachTrackByItself()
    {
        var script = new ChannelScript("anna", "bert").Up("anna").Up("bert").Segment("bert");
        for (var i = 0; i < 4; i++)
            script.Segment("anna");

        Assert.Equal((2, 1), (script.Track("anna").Outputs[0].NextNumber, script.Track("bert").Outputs[0].NextNumber));
    }

    [Fact]
    public void News_ThatNobodyAskedFor_TakeNoNumber()
    {
        var script = new ChannelScript(new TaskNews { WholeLife = true, Files = [] }, "anna").Up("anna").Segment("anna").Stop().DrainAll().FinishAll();

        Assert.Equal(["Created", "Starting", "Started", "Stopping", "Stopped"], script.News);
        Assert.Equal(5, script.State.Notifications);
    }

    [Fact]
    public void StopTwice_IsStoppedOnce()
    {
        var script = new ChannelScript("anna").Up("anna").Segment("anna").Stop();
        var before = script.State;

        Assert.Same(before, script.Stop().State);
    }

    private static TimeSpan Gap(ChannelScript script)
    {
        var gap = script.Effects.OfType<TaskEffect.AppendSegment>().Last().Gap!;
        return gap.To - gap.From;
    }
}
