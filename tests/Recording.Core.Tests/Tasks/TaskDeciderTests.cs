using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using static Recording.Core.Tests.Tasks.TaskScript;

namespace Recording.Core.Tests.Tasks;

public sealed class TaskDeciderTests
{
    [Fact]
    public void Create_StartsACaptureUnderEpochOne()
    {
        var script = new TaskScript(Output(OutputFormat.Hls));

        var start = Assert.IsType<TaskEffect.StartCapture>(Assert.Single(script.Effects));
        Assert.Equal((0, 1, TimeSpan.Zero), (start.Track, start.Epoch, start.Delay));
        Assert.Equal(TaskPhase.Starting, script.State.Phase);
    }

    [Fact]
    public void FirstStream_AnnouncesTheStart()
    {
        var script = new TaskScript(Output(OutputFormat.Hls)).Up();

        Assert.Equal(TaskPhase.Running, script.State.Phase);
        Assert.IsType<TaskNotification.Started>(Assert.Single(script.Notifications));
    }

    [Fact]
    public void StatusNotWanted_FilesAreAnnouncedWithNumbersFromOne()
    {
        var script = new TaskScript(skipsStatus: true, Output(OutputFormat.Hls, 15)).Up().Segment().Segment().FinishAll();
        script.Lose().Wait(20).Up().Segment();
        script.Send(new TaskEvent.Resumed()).Up().Send(new TaskEvent.StopRequested()).Drained().FinishAll();

        Assert.Equal(TaskPhase.Stopped, script.State.Phase);
        Assert.All(script.Notifications, news => Assert.IsType<TaskNotification.FileCreated>(news));
        Assert.Equal([1, 2, 3], script.Effects.OfType<TaskEffect.Notify>().Select(news => news.Sequence));
    }

    [Fact]
    public void StatusNotWanted_FailureIsAnnounced()
    {
        var script = new TaskScript(skipsStatus: true, Output(OutputFormat.Hls)).Lose(CaptureEndReason.UnsupportedMedia).Drained();

        var failed = Assert.Single(script.Effects.OfType<TaskEffect.Notify>());
        Assert.Equal(1, failed.Sequence);
        Assert.IsType<TaskNotification.Failed>(failed.Notification);
    }

    [Fact]
    public void NoStreamForThreeMinutes_EndsWithTheReason()
    {
        var script = new TaskScript(Output(OutputFormat.Hls));
        for (var second = 0; second < 180; second += 12)
            script.Wait(12).Lose();

        Assert.True(script.State.NextDeadline <= script.Now);
        script.Send(new TaskEvent.DeadlineReached());
        Assert.IsType<TaskEffect.StopCapture>(script.Last[^1]);
        script.Drained();

        Assert.Equal((TaskPhase.Stopped, ExitReason.StreamNotFound), (script.State.Phase, script.State.ExitReason));
        Assert.Equal("lost", script.State.ExitDetail);
        Assert.Equal(new TaskNotification.Failed(ExitReason.StreamNotFound, "lost"), Assert.Single(script.Notifications));
    }

    [Fact]
    public void NoStreamAndNoFailureEither_EndsWithASentenceToo()
    {
        var script = new TaskScript(Output(OutputFormat.Hls)).Wait(180);
        script.Send(new TaskEvent.DeadlineReached()).Drained();

        Assert.Equal(new TaskNotification.Failed(ExitReason.StreamNotFound, "No stream came in time."), Assert.Single(script.Notifications));
    }

    [Fact]
    public void StreamBackWithinTheWindow_ContinuesTheSameFileWithAGap()
    {
        var script = new TaskScript(Output(OutputFormat.Hls), Output(OutputFormat.Mp4)).Up().Segment().Segment();
        script.Lose().Wait(20).Up().Segment();

        var gap = script.Effects.OfType<TaskEffect.AppendSegment>().Last().Gap;
        Assert.Equal(TimeSpan.FromSeconds(20), gap!.To - gap.From);
        Assert.All(script.Track.Outputs, output => Assert.Equal((0, 1, TimeSpan.FromSeconds(30)), (output.Open!.Number, output.Open.Gaps, output.Open.Duration)));
        Assert.Equal(["Started", "Paused", "Resumed"], script.Notifications.Select(news => news.GetType().Name));
    }

    [Fact]
    public void StreamAwayTooLong_FinishesTheFileAndEnds()
    {
        var script = new TaskScript(Output(OutputFormat.Hls)).Up().Segment().Lose();
        script.Wait(180).Send(new TaskEvent.DeadlineReached()).Drained().FinishAll();

        Assert.Equal((TaskPhase.Stopped, ExitReason.StreamEnded, "lost"), (script.State.Phase, script.State.ExitReason, script.State.ExitDetail));
        Assert.Equal(["Started", "Paused", "FileCreated"], script.Notifications.Select(news => news.GetType().Name));
    }

    [Theory]
    [InlineData(OutputFormat.Mp4, 2)]
    [InlineData(OutputFormat.Flv, 2)]
    [InlineData(OutputFormat.Hls, 1)]
    [InlineData(OutputFormat.Mp3, 1)]
    public void OtherResolution_BeginsAnotherFileWhereTheFormatHoldsOnlyOne(OutputFormat format, int files)
    {
        var script = new TaskScript(Output(format)).Up().Segment().Lose().Up().Segment(media: "v:h264:1280x720;a:aac:44100x2");

        Assert.Equal(files, script.Track.Outputs[0].NextNumber);
    }

    [Fact]
    public void Split_FallsOnTheLastBoundaryWithinTheLimit()
    {
        var script = new TaskScript(Output(OutputFormat.Hls, 30), Output(OutputFormat.Mp4, 45)).Up();
        for (var i = 0; i < 9; i++)
            script.Segment();
        script.Send(new TaskEvent.StopRequested()).Drained().FinishAll();

        var files = script.Effects.OfType<TaskEffect.SaveFile>().ToList();
        Assert.Equal([30, 30, 30], files.Where(file => file.Output == 0).Select(file => file.File.Duration.TotalSeconds));
        Assert.Equal([40, 40, 10], files.Where(file => file.Output == 1).Select(file => file.File.Duration.TotalSeconds));
    }

    [Fact]
    public void FirstSegmentLongerByItsReorderDelay_DoesNotShortenTheFile()
    {
        var script = new TaskScript(Output(OutputFormat.Hls, 20)).Up().Segment(10.08).Segment().Segment();

        Assert.Equal(1, script.Track.Outputs[0].Open!.Number);
        Assert.Equal(20.08, script.Track.Outputs[0].Closing[0].Duration.TotalSeconds, 3);
    }

    [Fact]
    public void SegmentOfAFencedCapture_ThatIsInOrder_IsTaken()
    {
        var script = new TaskScript(Output(OutputFormat.Hls)).Up();
        var tail = script.Next(4);
        script.Lose();
        script.Send(new TaskEvent.SegmentStored(0, tail));

        Assert.Equal(1, script.Track.NextSequence);
    }

    [Fact]
    public void SegmentTwice_IsTakenOnce()
    {
        var script = new TaskScript(Output(OutputFormat.Hls)).Up();
        var segment = script.Next(10);
        script.Send(new TaskEvent.SegmentStored(0, segment)).Send(new TaskEvent.SegmentStored(0, segment));

        Assert.Equal(1, script.Track.NextSequence);
        Assert.Single(script.Effects.OfType<TaskEffect.AppendSegment>());
    }

    [Fact]
    public void SignalsOfAnOldEpoch_ChangeNothing()
    {
        var script = new TaskScript(Output(OutputFormat.Hls)).Up().Lose();
        var before = script.State;
        script.Send(new TaskEvent.StreamUp(0, 1)).Send(new TaskEvent.CaptureEnded(0, 1, CaptureEndReason.Failed, ""));

        Assert.Same(before, script.State);
    }

    [Fact]
    public void LostLease_StartsTheNextEpoch()
    {
        var script = new TaskScript(Output(OutputFormat.Hls)).Up().Wait(31).Send(new TaskEvent.DeadlineReached());

        Assert.Equal(2, script.Track.Epoch);
        Assert.Equal(TaskPhase.Recovering, script.State.Phase);
    }

    [Theory]
    [InlineData(3600)]
    [InlineData(-3600)]
    public void ClockSet_EndsNoWaitAndProlongsNone(double seconds)
    {
        var script = new TaskScript(Output(OutputFormat.Hls)).Up().Segment().Lose();
        var before = script.Track;
        script.Wait(seconds).Send(new TaskEvent.ClockStepped(TimeSpan.FromSeconds(seconds))).Send(new TaskEvent.DeadlineReached());

        Assert.Equal((TaskPhase.Recovering, before.Epoch), (script.State.Phase, script.Track.Epoch));
        script.Send(new TaskEvent.CaptureEnded(0, script.Track.Epoch, CaptureEndReason.SourceLost, "")).Wait(Timeouts.Idle.TotalSeconds);
        script.Send(new TaskEvent.DeadlineReached());
        Assert.Equal(TaskPhase.Stopping, script.State.Phase);
    }

    [Fact]
    public void SignOfLife_ProlongsTheLeaseWithoutAWrite()
    {
        var script = new TaskScript(Output(OutputFormat.Hls)).Up().Wait(20);
        var decision = TaskDecider.Decide(script.State, new TaskEvent.CaptureAlive(0, 1), script.Now);

        Assert.False(decision.MustPersist);
        Assert.Equal(script.Now + Timeouts.CaptureLease, decision.State.NextDeadline);
    }

    [Fact]
    public void Stop_WaitsForSegmentsOnDiskThenFinishesEveryFile()
    {
        var script = new TaskScript(Output(OutputFormat.Hls), Output(OutputFormat.Mp4)).Up().Segment();
        script.Send(new TaskEvent.StopRequested());
        Assert.Equal(TaskPhase.Stopping, script.State.Phase);

        script.Lose(CaptureEndReason.Stopped).Segment(3).Drained();
        Assert.Equal(2, script.Last.OfType<TaskEffect.FinishFile>().Count());

        script.FinishAll();
        Assert.Equal((TaskPhase.Stopped, ExitReason.StopRequested), (script.State.Phase, script.State.ExitReason));
        Assert.All(script.Effects.OfType<TaskEffect.SaveFile>(), file => Assert.Equal(TimeSpan.FromSeconds(13), file.File.Duration));
    }

    [Fact]
    public void Resume_AsksAgainForEverythingThatIsOwed()
    {
        var script = new TaskScript(Output(OutputFormat.Hls), Output(OutputFormat.Mp4, 15)).Up().Segment().Segment();
        script.Send(new TaskEvent.Resumed());

        Assert.Contains(script.Last, effect => effect is TaskEffect.StartCapture { Epoch: 2, NextSequence: 2 });
        Assert.Contains(script.Last, effect => effect is TaskEffect.FinishFile { Output: 1, File.Number: 0 });
        Assert.Contains(script.Last, effect => effect is TaskEffect.PublishPlaylist { Output: 0 });
    }

    [Fact]
    public void ResumeWhileStopping_DrainsAgainAndDoesNotCapture()
    {
        var script = new TaskScript(Output(OutputFormat.Hls)).Up().Segment().Send(new TaskEvent.StopRequested()).Send(new TaskEvent.Resumed());

        Assert.DoesNotContain(script.Last, effect => effect is TaskEffect.StartCapture);
        Assert.Contains(script.Last, effect => effect is TaskEffect.StopCapture);
        Assert.Equal(TaskPhase.Stopped, script.Drained().FinishAll().State.Phase);
    }

    [Fact]
    public void ServiceStop_LeavesTheTaskToBeResumed()
    {
        var script = new TaskScript(Output(OutputFormat.Hls)).Up().Segment().Lose(CaptureEndReason.ServiceStopping);

        Assert.Equal(TaskPhase.Recovering, script.State.Phase);
        Assert.DoesNotContain(script.Last, effect => effect is TaskEffect.StartCapture);
    }

    [Theory]
    [InlineData(CaptureEndReason.UnsupportedMedia, ExitReason.UnsupportedMedia)]
    [InlineData(CaptureEndReason.Impossible, ExitReason.CaptureImpossible)]
    public void HopelessCapture_EndsTheTaskWithTheReason(CaptureEndReason end, ExitReason reason)
    {
        var script = new TaskScript(Output(OutputFormat.Hls)).Lose(end).Drained();

        Assert.Equal((TaskPhase.Stopped, reason, "lost"), (script.State.Phase, script.State.ExitReason, script.State.ExitDetail));
    }

    [Fact]
    public void FileThatCannotBeMade_IsAnnouncedAndDoesNotHoldUpTheEnd()
    {
        var script = new TaskScript(Output(OutputFormat.Mp3)).Up().Segment().Send(new TaskEvent.StopRequested()).Drained();
        script.Send(new TaskEvent.FileFailed(0, 0, 0, FileFailure.NoSuchMedia, "no sound"));

        Assert.Equal(TaskPhase.Stopped, script.State.Phase);
        Assert.Contains(script.Notifications, news => news is TaskNotification.FileLost { Failure: FileFailure.NoSuchMedia });
    }

    [Fact]
    public void ClockSetBack_NeverMakesANegativeGap()
    {
        var script = new TaskScript(Output(OutputFormat.Hls)).Up().Segment().Lose().Wait(-3600).Up().Segment();

        var gap = script.Effects.OfType<TaskEffect.AppendSegment>().Last().Gap!;
        Assert.True(gap.To >= gap.From);
        Assert.True(script.Track.Outputs[0].Open!.EndedAt >= script.Track.Outputs[0].Open!.StartedAt);
    }

    [Fact]
    public void RepeatedLosses_AreRetriedAtOnceThenLater()
    {
        var script = new TaskScript(Output(OutputFormat.Hls)).Up().Segment();
        var delays = Enumerable.Range(0, 5)
            .Select(_ => script.Lose().Last.OfType<TaskEffect.StartCapture>().Single().Delay.TotalSeconds);

        Assert.Equal([0, 1, 2, 3, 3], delays);
    }

    [Fact]
    public void LossOfACaptureThatWasSteady_IsRetriedAtOnce_OfOneThatDiesWithinSecondsASecondLater()
    {
        var script = new TaskScript(Output(OutputFormat.Hls)).Lose().Lose().Lose();

        double[] delays = [.. new[] { 2.0, 1.9, 1.9, 2.0 }.Select(lived => script.Up().Wait(lived).Lose().Last.OfType<TaskEffect.StartCapture>().Single().Delay.TotalSeconds)];

        Assert.Equal([0, 1, 1, 0], delays);
    }
}
