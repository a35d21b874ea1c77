using System.Text.Json;
using Microsoft.Extensions.Options;
using Recording.Contracts;
using Recording.Core.Naming;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Files;
using Recording.Engine.Jobs;
using Recording.Engine.Relays;
using Recording.Engine.Settings;

namespace Recording.Engine.Tasks;

/// <summary>
/// Keeps the lists that span tasks (jobs, files) in step with a task. Lists live in other partitions than the task, so they are
/// written beside it, each time the same, and written again when a task is taken up after a crash.
/// </summary>
public sealed class TaskProjector(JobIndex jobs, FileIndex files, RelayIndex relays, TaskStore tasks, IOptions<RecordingOptions> options)
{
    /// <summary>
    /// Lists the files that a decision finishes. Done before the decision is written: whoever sees a job ended finds all of its files. A file that is
    /// listed and, after a crash, finished once more keeps its id and is listed once.
    /// </summary>
    public async Task ProjectFilesAsync(RecordingSpec spec, Decision decision, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(decision);
        foreach (var effect in decision.Effects)
        {
            if (effect is TaskEffect.SaveFile save)
                await PutFileAsync(spec, new FileEntry(save.Track, save.Output, save.File, save.Finished, null, now), cancellationToken);
        }
    }

    /// <summary>Brings the list of jobs up to date after a decision is written.</summary>
    public Task ProjectJobAsync(RecordingSpec spec, TaskPhase before, TaskState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        return JobStatus.Of(state.Phase) == JobStatus.Of(before) ? Task.CompletedTask : PutJobAsync(spec, state, cancellationToken);
    }

    /// <summary>Writes everything of a task.</summary>
    public async Task ProjectAllAsync(RecordingSpec spec, TaskState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(state);
        foreach (var entry in await tasks.ReadFilesAsync(spec.TaskId, cancellationToken))
            await PutFileAsync(spec, entry, cancellationToken);
        await PutJobAsync(spec, state, cancellationToken);
        if (spec.Relay is { } relay && state.IsTerminal)
            await relays.ReleaseAsync(relay.AppId, relay.TaskId, spec.TaskId, cancellationToken);
    }

    // Only live jobs are listed: a channel's recording is asked for by its id, and its files with it.
    private Task PutJobAsync(RecordingSpec spec, TaskState state, CancellationToken cancellationToken) =>
        spec.Live is null ? Task.CompletedTask : jobs.PutAsync(new JobSummary(spec.TaskId, spec.Name, JobStatus.Of(state.Phase), spec.CreatedAt), cancellationToken);

    private Task PutFileAsync(RecordingSpec spec, FileEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Finished is not { } finished || spec.Live is not { } live)
            return Task.CompletedTask;

        var format = spec.Outputs[entry.Output].Format;
        return files.PutAsync(
            new IndexedFile
            {
                RecordId = RecordId.Of(spec.TaskId, entry.Track, entry.Output, entry.File.Number),
                TaskId = spec.TaskId,
                TaskName = spec.Name,
                StreamUrl = live.StreamInput.Url,
                Format = LiveRecordNames.Extension(format),
                Container = spec.Container,
                ObjectName = finished.ObjectName,
                GrowingName = format == OutputFormat.Hls
                    ? TaskNames.Of(spec, options.Value.NameTimeOffset).GrowingPlaylist(entry.Track, entry.Output, entry.File)
                    : null,
                RecordOutput = JsonSerializer.Serialize(live.RecordOutput, WireJson.Wire.RecordOutput),
                Track = entry.Track,
                FirstSequence = entry.File.FirstSequence,
                LastSequence = entry.File.LastSequence,
                StartedAt = entry.File.StartedAt,
                EndedAt = entry.File.EndedAt,
                CreatedAt = entry.CreatedAt,
                Duration = Math.Round(finished.Duration.TotalSeconds, 3),
                Height = finished.Height,
                Width = finished.Width,
            },
            cancellationToken);
    }
}
