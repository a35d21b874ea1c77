using System.Collections.Immutable;
using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Tasks.State;

namespace Recording.Core.Tasks.Decisions;

public static partial class TaskDecider
{
    /// <summary>Most tracks of a task, ended ones too: state and spec are a row each, and rows have a limit.</summary>
    public const int MostTracks = 128;

    /// <summary>Whether a task can still take all the streams that are to be recorded from now on.</summary>
    public static bool CanTake(TaskState state, IEnumerable<SubscribedUser> wanted)
    {
        ArgumentNullException.ThrowIfNull(state);
        var recorded = state.Tracks.Where(track => track.IsLive).Select(track => track.Subscription);
        return state.Tracks.Length + wanted.Except(recorded).Count() <= MostTracks;
    }

    /// <summary>
    /// Ends the tracks of streams that are wanted no longer, and begins one for each that has none. A stream whose track has ended
    /// already, because nobody was there for too long, gets a new one.
    /// </summary>
    private static void ChangeSubscriptions(DecisionDraft draft, ImmutableArray<TrackSource> wanted)
    {
        if (draft.State.IsStopping || !CanTake(draft.State, wanted.Select(source => source.User)))
            return;

        var recorded = new HashSet<SubscribedUser>();
        foreach (var track in draft.State.Tracks)
        {
            if (track is not { IsLive: true, Subscription: { } user })
                continue;
            if (wanted.Any(source => source.User == user))
                recorded.Add(user);
            else
                DrainTrack(draft, track, ExitReason.Unsubscribed);
        }

        foreach (var source in wanted)
        {
            if (recorded.Add(source.User))
                AddTrack(draft, source);
        }
    }

    private static void AddTrack(DecisionDraft draft, TrackSource source)
    {
        var state = draft.State;
        var track = new TrackState
        {
            Track = state.Tracks.Length,
            Subscription = source.User,
            Outputs = [.. state.Tracks[0].Outputs.Select(
                output => new OutputState { Format = output.Format, MaxFileDuration = output.MaxFileDuration })],
        };
        draft.State = state with { Tracks = state.Tracks.Add(track) };
        draft.Add(new TaskEffect.AddTrack(track.Track, source));
        if (state.Phase == TaskPhase.Paused)
            draft.Put(track with { Phase = TrackPhase.Paused });
        else
            StartCapture(draft, track with { StreamDeadline = draft.Now + state.Timeouts.FirstStream }, TimeSpan.Zero);
    }
}
