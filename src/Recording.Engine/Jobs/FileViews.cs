using Microsoft.Extensions.Options;
using Recording.Contracts.LiveRecordFiles;
using Recording.Contracts.LiveRecordJobs;
using Recording.Core.Naming;
using Recording.Core.Tasks.State;
using Recording.Core.Time;
using Recording.Engine.Files;
using Recording.Engine.Security;
using Recording.Engine.Settings;
using Recording.Engine.Tasks;

namespace Recording.Engine.Jobs;

/// <summary>Answers about files.</summary>
internal sealed class FileViews(TaskStore tasks, ObjectLinks links, IOptions<RecordingOptions> options)
{
    public LiveRecordFile Of(IndexedFile file, DateTimeOffset now) => new()
    {
        RecordId = file.RecordId,
        JobId = file.TaskId,
        JobName = file.TaskName,
        StreamUrl = file.StreamUrl,
        Format = file.Format,
        RecordUrl = links.For(file.Container, file.ObjectName, now),
        RecordOutput = file.RecordOutput,
        StartTime = WireTime.Format(file.StartedAt),
        EndTime = WireTime.Format(file.EndedAt),
        CreateTime = WireTime.Format(file.CreatedAt),
        Duration = file.Duration,
        Height = file.Height,
        Width = file.Width,
    };

    /// <summary>All files of a track, whatever their state, by format and number.</summary>
    public async Task<IReadOnlyList<LiveRecordFileProgress>> ProgressAsync(
        LoadedTask task, int track, DateTimeOffset now, CancellationToken cancellationToken) =>
        Progress(task, await tasks.ReadFilesAsync(task.Spec.TaskId, cancellationToken), track, now);

    /// <summary>The same from the task's files that are done or failed.</summary>
    public IReadOnlyList<LiveRecordFileProgress> Progress(LoadedTask task, IReadOnlyList<FileEntry> entries, int track, DateTimeOffset now)
    {
        var spec = task.Spec;
        var done = entries.Where(entry => entry.Track == track).Select(entry => (entry.Output, View: Done(spec, entry, now)));
        var outputs = task.State.Tracks[track].Outputs;
        var closing = outputs.SelectMany((output, index) => output.Closing.Select(file => (index, View: Growing(spec, track, index, file, "FINISHING", now))));
        var open = outputs.Select((output, index) => (output.Open, index)).Where(pair => pair.Open is not null)
            .Select(pair => (pair.index, View: Growing(spec, track, pair.index, pair.Open!, "OPEN", now)));
        return [.. done.Concat(closing).Concat(open).OrderBy(pair => pair.Item1).ThenBy(pair => pair.View.Number).Select(pair => pair.View)];
    }

    private LiveRecordFileProgress Done(RecordingSpec spec, FileEntry entry, DateTimeOffset now) => new(
        LiveRecordNames.Extension(spec.Outputs[entry.Output].Format),
        entry.File.Number,
        entry.Finished is null ? "FAILED" : "DONE",
        WireTime.Format(entry.File.StartedAt),
        Math.Round((entry.Finished?.Duration ?? entry.File.Duration).TotalSeconds, 3),
        entry.Finished?.Bytes ?? entry.File.Bytes,
        entry.Finished is { } finished ? links.For(spec.Container, finished.ObjectName, now) : null,
        entry.Error);

    private LiveRecordFileProgress Growing(
        RecordingSpec spec, int track, int output, RecordingFile file, string state, DateTimeOffset now)
    {
        var format = spec.Outputs[output].Format;
        return new LiveRecordFileProgress(
            LiveRecordNames.Extension(format),
            file.Number,
            state,
            WireTime.Format(file.StartedAt),
            Math.Round(file.Duration.TotalSeconds, 3),
            file.Bytes,
            format == OutputFormat.Hls
                ? links.For(spec.Container, TaskNames.Of(spec, options.Value.NameTimeOffset).GrowingPlaylist(track, output, file), now)
                : null,
            null);
    }
}
