using Recording.Core.Vod;
using Recording.Engine.Tasks;

namespace Recording.Engine.Vod;

/// <summary>Does what is owed to a task's media assets, one piece at a time.</summary>
public sealed class MediaWork(TaskStore tasks, OwedMediaWork owed, MediaMerger merger, MediaRenditions renditions)
{
    /// <summary>Does the next piece. Throws when storage does not answer or the disk is full: what failed for good has a row, and is owed no more.</summary>
    public async Task<MediaProgress> DoNextAsync(string taskId, CancellationToken cancellationToken)
    {
        if (await tasks.LoadAsync(taskId, cancellationToken) is not { } task)
            return MediaProgress.Ended;
        if (await owed.OfAsync(task, cancellationToken) is not [var work, ..])
            return task.State.IsTerminal ? MediaProgress.Ended : MediaProgress.Idle;

        await DoAsync(task.Spec, work, cancellationToken);
        return MediaProgress.Did;
    }

    private Task DoAsync(RecordingSpec spec, VodWork work, CancellationToken cancellationToken) => work switch
    {
        VodWork.Merge merge => merger.MergeAsync(spec, merge, cancellationToken),
        VodWork.Transcode transcode => renditions.MakeAsync(spec, transcode, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(work)),
    };
}
