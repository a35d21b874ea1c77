using Recording.Storage.Objects;

namespace Recording.Engine.Tasks;

/// <summary>Removes the segments of a task that makes no playlist, once every file made of them is stored.</summary>
public sealed class WorkingSegments(TaskStore tasks, IObjectStore objects)
{
    public async Task RemoveAsync(RecordingSpec spec, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (spec.KeepsSegments)
            return;

        // A file that could not be made leaves its segments as the only copy of what was received.
        var files = await tasks.ReadFilesAsync(spec.TaskId, cancellationToken);
        if (files.Any(file => file.Finished is null))
            return;

        for (var track = 0; track < spec.Tracks.Count; track++)
        {
            await foreach (var row in tasks.ReadManifestAsync(spec.TaskId, track, cancellationToken))
                await objects.DeleteAsync(ObjectKey.Create(spec.SegmentContainer, row.Segment.ObjectName), cancellationToken);
        }
    }
}
