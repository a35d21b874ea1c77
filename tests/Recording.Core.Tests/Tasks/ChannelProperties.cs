using FsCheck;
using FsCheck.Fluent;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;

namespace Recording.Core.Tests.Tasks;

/// <summary>Random orders of events over several tracks, updates and pauses among them, most of them nonsense: the promises hold.</summary>
public sealed class ChannelProperties
{
    private static readonly string[] Users = ["anna", "bert", "cleo", "dora", "emil"];

    [Fact]
    public void RandomEvents_KeepTheInvariants()
    {
        var steps = Gen.Choose(0, 99_999).ArrayOf(150).ToArbitrary();
        Prop.ForAll(steps, sequence =>
        {
            var script = new ChannelScript("anna", "bert", "cleo");
            foreach (var step in sequence)
            {
                var before = script.State;
                Step(script, step % 100, step / 100);
                CheckStep(before, script);
            }

            RunToTheEnd(script);
            CheckEnd(script);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    /// <param name="script">The task.</param>
    /// <param name="kind">What happens, 0 to 99.</param>
    /// <param name="choice">To whom, and how.</param>
    private static void Step(ChannelScript script, int kind, int choice)
    {
        var track = script.State.Tracks[choice % script.State.Tracks.Length];
        var (index, epoch) = (track.Track, track.Epoch);
        _ = kind switch
        {
            < 45 => track.Phase == TrackPhase.Recording ? script.Segment(index) : script.Up(index),
            < 52 => script.Lose(index, CaptureEndReason.SourceLost),
            < 54 => script.Lose(index, CaptureEndReason.Failed),
            < 55 => script.Lose(index, CaptureEndReason.UnsupportedMedia),
            < 57 => script.Lose(index, CaptureEndReason.Stopped),
            < 60 => script.Pass(choice % 50),
            < 62 => script.Pass(100),
            < 65 => script.Send(new TaskEvent.Resumed()),
            < 69 => script.Send(new TaskEvent.PauseRequested()),
            < 75 => script.Send(new TaskEvent.ContinueRequested()),
            < 79 => script.Subscribe([.. Users.Where((_, user) => (choice >> user & 1) == 1).DefaultIfEmpty("anna")]),
            < 83 => script.Send(new TaskEvent.CaptureDrained(index, epoch)),
            < 87 => script.FinishAll(),
            < 89 => script.Send(new TaskEvent.StreamUp(index, epoch - 1)),
            < 91 => script.Send(new TaskEvent.CaptureEnded(index, epoch - 1, CaptureEndReason.SourceLost, "late")),
            < 93 => script.Send(new TaskEvent.CaptureDrained(index, epoch - 1)),
            < 95 => script.Send(new TaskEvent.SegmentStored(index, script.Stored(track, track.LastStored, 10))),
            < 97 => FailOne(script),
            < 98 => script.Send(new TaskEvent.StreamUp(script.State.Tracks.Length, 1)),
            _ => script.Now > ChannelScript.Start.AddMinutes(10) ? script.Stop() : script.Wait(5),
        };
    }

    private static ChannelScript FailOne(ChannelScript script) =>
        script.Closing() is [var (track, output, file), ..]
            ? script.Send(new TaskEvent.FileFailed(track, output, file.Number, FileFailure.UnsupportedMedia, "no"))
            : script;

    private static void CheckStep(TaskState before, ChannelScript script)
    {
        var state = script.State;
        Assert.False(before.IsTerminal && !ReferenceEquals(before, state), "A terminal state changed.");
        Assert.False(before.IsStopping && !state.IsStopping, "A task that stopped goes on.");
        Assert.True(state.Tracks.Length >= before.Tracks.Length, "A track is gone.");
        for (var index = 0; index < before.Tracks.Length; index++)
        {
            var (was, now) = (before.Tracks[index], state.Tracks[index]);
            Assert.True(now.Epoch >= was.Epoch, "An epoch went back.");
            Assert.True(now.LastStored >= was.LastStored, "A segment went back.");
            Assert.True(now.Phase >= was.Phase || (now.IsLive && was.IsLive), "An ending track came back.");
        }

        var live = state.Tracks.Where(track => track.IsLive).ToList();
        Assert.Equal(live.Count, live.Select(track => track.Subscription).Distinct().Count());
        Assert.All(live, track => Assert.True(
            track.Phase == TrackPhase.Paused || track.CaptureActive || track.StreamDeadline is not null, "A track waits for nothing."));
        Assert.True(live.All(track => track.Phase == TrackPhase.Paused) || live.All(track => track.Phase != TrackPhase.Paused), "Half of a task is paused.");
        Assert.Equal(live.Any(track => track.Phase == TrackPhase.Paused), state.Phase == TaskPhase.Paused);
    }

    /// <summary>Whatever happened, a stop ends it: no task is stuck for ever.</summary>
    private static void RunToTheEnd(ChannelScript script)
    {
        script.Stop().Stop().Send(new TaskEvent.Resumed()).DrainAll().FinishAll();
        Assert.True(script.State.IsTerminal, $"The task stays {script.State.Phase}.");
        Assert.All(script.State.Tracks, track => Assert.Equal(TrackPhase.Ended, track.Phase));
        Assert.All(script.State.Tracks, track => Assert.NotNull(track.ExitReason));
    }

    private static void CheckEnd(ChannelScript script)
    {
        foreach (var track in script.State.Tracks)
            CheckFiles(script, track);

        var added = script.Effects.OfType<TaskEffect.AddTrack>().Select(effect => effect.Track);
        Assert.Equal(Enumerable.Range(3, script.State.Tracks.Length - 3), added);
        CheckNews(script);
    }

    private static void CheckFiles(ChannelScript script, TrackState track)
    {
        var segments = script.Effects.OfType<TaskEffect.AppendSegment>().Where(row => row.Track == track.Track).ToList();
        Assert.Equal(Enumerable.Range(0, segments.Count).Select(i => (long)i), segments.Select(row => row.Segment.Sequence));
        Assert.Equal(segments.Count, segments.Select(row => row.Segment.Position).Distinct().Count());
        for (var output = 0; output < track.Outputs.Length; output++)
        {
            var made = script.Effects.OfType<TaskEffect.SaveFile>().Where(file => file.Track == track.Track && file.Output == output).Select(file => file.File);
            var failed = script.Effects.OfType<TaskEffect.SaveFailedFile>().Where(file => file.Track == track.Track && file.Output == output).Select(file => file.File);
            var files = made.Concat(failed).OrderBy(file => file.Number).ToList();

            // Every segment is in exactly one file, files follow on without holes, and the manifest says the same.
            var covered = files.SelectMany(file => Range(file.FirstSequence, file.LastSequence).Select(sequence => (sequence, file.Number)));
            Assert.Equal(segments.Select(row => (row.Segment.Sequence, row.Files[output])), covered);
            Assert.Equal(Enumerable.Range(0, files.Count), files.Select(file => file.Number));
            Assert.All(files, file => Assert.True(file.Duration <= track.Outputs[output].MaxFileDuration));
            Assert.True(track.Outputs[output].IsSettled, "A file has no end.");
        }
    }

    private static void CheckNews(ChannelScript script)
    {
        var news = script.Effects.OfType<TaskEffect.Notify>().ToList();
        Assert.Equal(Enumerable.Range(1, (int)script.State.Notifications).Select(i => (long)i), news.Select(item => item.Sequence));
        Assert.IsType<TaskNotification.Created>(news[0].Notification);
        Assert.IsType<TaskNotification.Stopped>(news[^1].Notification);
        Assert.Single(script.Notifications.OfType<TaskNotification.Stopping>());
        Assert.Single(script.Notifications.OfType<TaskNotification.Stopped>());

        // The listener asked for playlists and segments: each once, and nothing of the MP4s.
        Assert.Equal(
            script.Effects.OfType<TaskEffect.AppendSegment>().Select(row => (row.Track, row.Segment.Sequence)),
            script.Notifications.OfType<TaskNotification.SegmentUploaded>().Select(item => (item.Track, item.Segment.Sequence)));
        Assert.Equal(
            script.Effects.OfType<TaskEffect.SaveFile>().Where(file => file.Output == 0).Select(file => (file.Track, file.File.Number)),
            script.Notifications.OfType<TaskNotification.FileCreated>().Select(item => (item.Track, item.File.Number)));
        Assert.All(script.Notifications.OfType<TaskNotification.FileCreated>(), item => Assert.Equal(0, item.Output));
    }

    private static IEnumerable<long> Range(long first, long last)
    {
        for (var number = first; number <= last; number++)
            yield return number;
    }
}
