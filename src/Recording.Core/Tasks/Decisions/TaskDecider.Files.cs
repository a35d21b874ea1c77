using System.Collections.Immutable;
using Recording.Core.Tasks.State;

namespace Recording.Core.Tasks.Decisions;

public static partial class TaskDecider
{
    private static TrackState CloseFile(DecisionDraft draft, TrackState track, int output)
    {
        var effects = ImmutableArray.CreateBuilder<TaskEffect>();
        track = CloseFile(effects, track, output);
        foreach (var effect in effects)
            draft.Add(effect);
        return track;
    }

    private static TrackState CloseFile(ImmutableArray<TaskEffect>.Builder effects, TrackState track, int output)
    {
        if (track.Outputs[output].Open is not { } file)
            return track;

        effects.Add(new TaskEffect.FinishFile(track.Track, output, file));
        return track with
        {
            Outputs = track.Outputs.SetItem(
                output, track.Outputs[output] with { Open = null, Closing = track.Outputs[output].Closing.Add(file) }),
        };
    }

    private static void FileFinished(DecisionDraft draft, TaskEvent.FileFinished finished)
    {
        if (TakeClosing(draft, finished.Track, finished.Output, finished.Number) is not { } file)
            return;

        draft.Add(new TaskEffect.SaveFile(finished.Track, finished.Output, file, finished.File));
        draft.Notify(new TaskNotification.FileCreated(finished.Track, finished.Output, file, finished.File));
    }

    private static void FileFailed(DecisionDraft draft, TaskEvent.FileFailed failed)
    {
        if (TakeClosing(draft, failed.Track, failed.Output, failed.Number) is not { } file)
            return;

        draft.Add(new TaskEffect.SaveFailedFile(failed.Track, failed.Output, file, failed.Failure, failed.Detail));
        draft.Notify(new TaskNotification.FileLost(failed.Track, failed.Output, file, failed.Failure, failed.Detail));
    }

    /// <summary>Takes a file off the list of those being finished; null when it is not on it (finished already).</summary>
    private static RecordingFile? TakeClosing(DecisionDraft draft, int trackIndex, int outputIndex, int number)
    {
        if (draft.Track(trackIndex) is not { } track || outputIndex < 0 || outputIndex >= track.Outputs.Length)
            return null;

        var output = track.Outputs[outputIndex];
        if (output.Closing.FirstOrDefault(closing => closing.Number == number) is not { } file)
            return null;

        track = track with
        {
            Outputs = track.Outputs.SetItem(outputIndex, output with { Closing = output.Closing.Remove(file) }),
        };
        draft.Put(EndWhenSettled(track));
        return file;
    }
}
