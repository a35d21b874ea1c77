using Recording.Contracts.LiveRecordFiles;
using Recording.Engine.Tasks;
using Recording.Storage.Objects;

namespace Recording.Engine.Files;

/// <summary>Removes finished files.</summary>
internal sealed class FileRemover(FileIndex index, TaskStore tasks, IObjectStore objects)
{
    /// <summary>Takes a file off the list; on demand its objects go too, a playlist's segments among them.</summary>
    public async Task<DeletedFileInfo> RemoveAsync(string recordId, bool removeObjects, CancellationToken cancellationToken)
    {
        if (await index.FindAsync(recordId, cancellationToken) is not { } file)
            return new DeletedFileInfo(recordId, "RecordNotFound", "There is no file with this id.");

        if (removeObjects)
        {
            var task = await tasks.LoadAsync(file.TaskId, cancellationToken);
            if (task is { State.IsTerminal: false } && file.GrowingName is not null && task.Spec.Outputs.Count > 1)
                return new DeletedFileInfo(recordId, "FileInUse", "Other files are still made of its segments. Try again when the job has ended.");
            await RemoveObjectsAsync(file, cancellationToken);
        }

        // Off the task's own list too, from which the index is written again when the task ends or is taken up.
        foreach (var entry in await tasks.ReadFilesAsync(file.TaskId, cancellationToken))
        {
            if (RecordId.Of(file.TaskId, entry.Track, entry.Output, entry.File.Number) == recordId)
                await tasks.RemoveFileAsync(file.TaskId, entry, cancellationToken);
        }

        // Last, so that an interrupted removal can be asked for again.
        await index.RemoveAsync(file, cancellationToken);
        return new DeletedFileInfo(recordId, "OK", "OK");
    }

    private async Task RemoveObjectsAsync(IndexedFile file, CancellationToken cancellationToken)
    {
        if (file.GrowingName is { } growing)
        {
            var rows = await tasks.ReadSegmentsAsync(file.TaskId, file.Track, file.FirstSequence, file.LastSequence, cancellationToken);
            foreach (var row in rows)
                await objects.DeleteAsync(ObjectKey.Create(file.Container, row.Segment.ObjectName), cancellationToken);
            await objects.DeleteAsync(ObjectKey.Create(file.Container, growing), cancellationToken);
        }

        await objects.DeleteAsync(ObjectKey.Create(file.Container, file.ObjectName), cancellationToken);
    }
}
