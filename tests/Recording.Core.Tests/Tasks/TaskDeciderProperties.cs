using FsCheck;
using FsCheck.Fluent;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using static Recording.Core.Tests.Tasks.TaskScript;

namespace Recording.Core.Tests.Tasks;

/// <summary>Random orders of events, most of them nonsense, must never break what the product promises.</summary>
public sealed class TaskDeciderProperties
{
    [Fact]
    public void RandomEvents_KeepTheInvariants()
    {
        var steps = Gen.Choose(0, 15).ArrayOf(120).ToArbitrary();
        Prop.ForAll(steps, sequence =>
        {
            var script = new TaskScript(skipsStatus: sequence[0] % 2 == 0, Output(OutputFormat.Hls, 30), Output(OutputFormat.Mp4, 45), Output(OutputFormat.Mp3));
            foreach (var step in sequence)
            {
                var before = script.State;
                Step(script, step);
                CheckStep(before, script);
            }

            RunToTheEnd(script);
            CheckEnd(script);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    private static void Step(TaskScript script, int step)
    {
        var track = script.Track;
        _ = step switch
        {
            0 or 1 or 2 or 3 => track.Phase == TrackPhase.Recording ? script.Segment() : script.Up(),
            4 => script.Lose(),
            5 => script.Lose(CaptureEndReason.Failed),
            6 => script.Wait(100).Send(new TaskEvent.DeadlineReached()),
            7 => script.Send(new TaskEvent.Resumed()),
            8 => script.Send(new TaskEvent.CaptureDrained(0, track.Epoch)),
            9 => script.FinishAll(),
            10 => script.Send(new TaskEvent.StreamUp(0, track.Epoch - 1)),
            11 => script.Send(new TaskEvent.SegmentStored(0, new StoredSegment(
                track.LastStored, track.NextSequence, "again", script.Now, TimeSpan.FromSeconds(10), 1, "", Media))),
            12 => script.Send(new TaskEvent.CaptureAlive(0, track.Epoch)),
            13 => script.Send(new TaskEvent.ClockStepped(TimeSpan.FromHours(1))),
            14 => script.Send(new TaskEvent.ClockStepped(TimeSpan.FromHours(-1))),
            _ => script.Now > Start.AddMinutes(4) ? script.Send(new TaskEvent.StopRequested()) : script.Wait(5),
        };
    }

    private static void CheckStep(TaskState before, TaskScript script)
    {
        var track = script.Track;
        Assert.False(before.IsTerminal && !ReferenceEquals(before, script.State), "A terminal state changed.");
        Assert.True(track.Epoch >= before.Tracks[0].Epoch, "An epoch went back.");
        Assert.True(track.LastStored >= before.Tracks[0].LastStored, "A segment went back.");
        Assert.True(script.State.IsTerminal || script.State.IsStopping || track.CaptureActive || script.State.NextDeadline is not null,
            "A task waits for nothing.");
    }

    /// <summary>Whatever happened, a stop ends it: no task is stuck for ever.</summary>
    private static void RunToTheEnd(TaskScript script)
    {
        script.Send(new TaskEvent.StopRequested()).Send(new TaskEvent.Resumed()).Drained().FinishAll();
        Assert.True(script.State.IsTerminal, $"The task stays {script.State.Phase}.");
    }

    private static void CheckEnd(TaskScript script)
    {
        var segments = script.Effects.OfType<TaskEffect.AppendSegment>().ToList();
        Assert.Equal(Enumerable.Range(0, segments.Count).Select(i => (long)i), segments.Select(row => row.Segment.Sequence));

        for (var output = 0; output < 3; output++)
        {
            var files = script.Effects.OfType<TaskEffect.SaveFile>().Where(file => file.Output == output).OrderBy(file => file.File.Number).ToList();

            // Every segment is in exactly one file, files follow on without holes, and the manifest says the same.
            var covered = files.SelectMany(file => Range(file.File.FirstSequence, file.File.LastSequence).Select(sequence => (sequence, file.File.Number))).ToList();
            Assert.Equal(segments.Select(row => (row.Segment.Sequence, row.Files[output])), covered);
            Assert.Equal(Enumerable.Range(0, files.Count), files.Select(file => file.File.Number));
            var limit = script.Track.Outputs[output].MaxFileDuration + TimeSpan.FromSeconds(0.2);
            Assert.All(files, file => Assert.True(file.File.Duration <= limit));
            Assert.Equal(segments.Sum(row => row.Segment.Duration.TotalSeconds), files.Sum(file => file.File.Duration.TotalSeconds), 3);

            // Announced once each.
            var announced = script.Notifications.OfType<TaskNotification.FileCreated>().Where(news => news.Output == output).Select(news => news.File.Number);
            Assert.Equal(files.Select(file => file.File.Number), announced.Order());
        }

        var numbers = script.Effects.OfType<TaskEffect.Notify>().Select(news => news.Sequence);
        Assert.Equal(Enumerable.Range(1, (int)script.State.Notifications).Select(i => (long)i), numbers);
        Assert.False(script.State.News is { SkipsStatus: true } && script.Notifications.Any(news => news.IsStatus), "A notification that nobody wants was made.");
    }

    private static IEnumerable<long> Range(long first, long last)
    {
        for (var number = first; number <= last; number++)
            yield return number;
    }
}
