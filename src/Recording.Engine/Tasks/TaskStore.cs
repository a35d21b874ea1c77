using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Callbacks;
using Recording.Engine.Telemetry;
using Recording.Engine.Vod;
using Recording.Storage.Tables;

namespace Recording.Engine.Tasks;

/// <summary>Tasks, their manifests and finished files, in the table <c>tasks</c>.</summary>
public sealed class TaskStore(ITableStore tables, ICallbackRenderer callbacks, RecordingMetrics metrics)
{
    internal const string Table = "tasks";

    /// <summary>Stores a new task with its first state, and answers the state's ETag.</summary>
    public Task<string> CreateAsync(RecordingSpec spec, Decision first, CancellationToken cancellationToken) =>
        CreateAsync(spec, first, [], cancellationToken);

    /// <summary>The same, with what a driver writes into the same transaction.</summary>
    internal async Task<string> CreateAsync(
        RecordingSpec spec, Decision first, IEnumerable<TableOperation> alongside, CancellationToken cancellationToken)
    {
        var operations = new List<TableOperation>
        {
            new TableOperation.Insert(TaskRowKeys.Spec, JsonColumns.Write(spec, EngineJson.Default.RecordingSpec)),
            new TableOperation.Insert(TaskRowKeys.State, JsonColumns.Write(first.State, EngineJson.Default.TaskState)),
        };
        operations.AddRange(alongside);
        operations.AddRange(Records(spec, first, first.State.CreatedAt));
        var result = await tables.ExecuteAsync(Table, spec.TaskId, operations, cancellationToken);
        if (!result.Succeeded)
            throw new InvalidOperationException("A new task's id is taken.");
        return result.ETags[1];
    }

    /// <summary>Reads a task, or null.</summary>
    public async Task<LoadedTask?> LoadAsync(string taskId, CancellationToken cancellationToken)
    {
        if (!TableKey.IsValid(taskId))
            return null;
        var spec = await tables.GetAsync(Table, taskId, TaskRowKeys.Spec, cancellationToken);
        var state = await tables.GetAsync(Table, taskId, TaskRowKeys.State, cancellationToken);
        return spec is null || state is null
            ? null
            : new LoadedTask(
                JsonColumns.Read(spec, EngineJson.Default.RecordingSpec),
                JsonColumns.Read(state, EngineJson.Default.TaskState),
                state.ETag);
    }

    /// <summary>Reads where a task stands, and nothing else of it; null when it is not there.</summary>
    public async Task<TaskState?> LoadStateAsync(string taskId, CancellationToken cancellationToken) =>
        TableKey.IsValid(taskId) && await tables.GetAsync(Table, taskId, TaskRowKeys.State, cancellationToken) is { } state
            ? JsonColumns.Read(state, EngineJson.Default.TaskState)
            : null;

    /// <summary>
    /// Writes a decision: the state under its ETag, and its records, in one transaction. Answers the new ETag, or null when another
    /// writer was faster. Tracks that the decision adds are in <paramref name="spec"/> already. Asked again after an answer was lost, it finds its own write.
    /// </summary>
    public Task<string?> CommitAsync(
        RecordingSpec spec, string etag, Decision decision, DateTimeOffset now, CancellationToken cancellationToken) =>
        CommitAsync(spec, etag, decision, now, [], cancellationToken);

    /// <summary>The same, with what a driver writes into the same transaction.</summary>
    internal async Task<string?> CommitAsync(
        RecordingSpec spec,
        string etag,
        Decision decision,
        DateTimeOffset now,
        IEnumerable<TableOperation> alongside,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(decision);
        var state = JsonColumns.Write(decision.State, EngineJson.Default.TaskState);
        var operations = new List<TableOperation> { new TableOperation.Replace(TaskRowKeys.State, state, etag) };
        if (decision.Effects.Any(effect => effect is TaskEffect.AddTrack or TaskEffect.ChangeMix or TaskEffect.ChangeRelay))
            operations.Add(new TableOperation.Upsert(TaskRowKeys.Spec, JsonColumns.Write(spec, EngineJson.Default.RecordingSpec)));
        operations.AddRange(alongside);
        operations.AddRange(Records(spec, decision, now));
        var result = await tables.ExecuteAsync(Table, spec.TaskId, operations, cancellationToken);
        if (result.Succeeded)
        {
            metrics.Committed(spec, decision);
            return result.ETags[0];
        }

        // Records go with the state that asks for them, so where that state is, they are too.
        var stored = await tables.GetAsync(Table, spec.TaskId, TaskRowKeys.State, cancellationToken);
        if (stored is null || !JsonColumns.Hold(stored, state))
            return null;
        metrics.Committed(spec, decision);
        return stored.ETag;
    }

    /// <summary>The manifest's rows of a file, in order.</summary>
    public async Task<IReadOnlyList<ManifestSegment>> ReadSegmentsAsync(
        string taskId, int track, long first, long last, CancellationToken cancellationToken)
    {
        var query = new TableQuery(taskId, TaskRowKeys.Segment(track, first), TaskRowKeys.Segment(track, last + 1));
        var segments = new List<ManifestSegment>();
        await foreach (var row in tables.QueryAllAsync(Table, query, cancellationToken))
            segments.Add(JsonColumns.Read(row, EngineJson.Default.ManifestSegment));
        return segments;
    }

    /// <summary>All of a track's manifest, in order.</summary>
    public async IAsyncEnumerable<ManifestSegment> ReadManifestAsync(
        string taskId, int track, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in tables.QueryAllAsync(Table, TableQuery.Prefix(taskId, TaskRowKeys.SegmentPrefix(track)), cancellationToken))
            yield return JsonColumns.Read(row, EngineJson.Default.ManifestSegment);
    }

    /// <summary>What is missing from a track's recording, in order.</summary>
    public async Task<IReadOnlyList<SegmentGap>> ReadGapsAsync(string taskId, int track, CancellationToken cancellationToken)
    {
        var gaps = new List<SegmentGap>();
        await foreach (var row in tables.QueryAllAsync(Table, TableQuery.Prefix(taskId, TaskRowKeys.GapPrefix(track)), cancellationToken))
            gaps.Add(JsonColumns.Read(row, EngineJson.Default.SegmentGap));
        return gaps;
    }

    /// <summary>The task's files that are done or failed, by track, output and number.</summary>
    public async Task<IReadOnlyList<FileEntry>> ReadFilesAsync(string taskId, CancellationToken cancellationToken)
    {
        var files = new List<FileEntry>();
        await foreach (var row in tables.QueryAllAsync(Table, TableQuery.Prefix(taskId, TaskRowKeys.FilePrefix), cancellationToken))
            files.Add(JsonColumns.Read(row, EngineJson.Default.FileEntry));
        return files;
    }

    /// <summary>Takes a file off the task's list.</summary>
    public Task RemoveFileAsync(string taskId, FileEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return tables.ExecuteAsync(
            Table, taskId, [new TableOperation.Delete(TaskRowKeys.File(entry.Track, entry.Output, entry.File.Number))], cancellationToken);
    }

    private IEnumerable<TableOperation> Records(RecordingSpec spec, Decision decision, DateTimeOffset now)
    {
        foreach (var effect in decision.Effects)
        {
            switch (effect)
            {
                case TaskEffect.AppendSegment append:
                    yield return new TableOperation.Insert(
                        TaskRowKeys.Segment(append.Track, append.Segment.Sequence),
                        JsonColumns.Write(
                            new ManifestSegment(append.Segment, append.Gap, append.Files), EngineJson.Default.ManifestSegment));
                    if (append.Gap is { } gap)
                    {
                        yield return new TableOperation.Insert(
                            TaskRowKeys.Gap(append.Track, append.Segment.Sequence), JsonColumns.Write(gap, EngineJson.Default.SegmentGap));
                    }

                    break;
                case TaskEffect.SaveFile save:
                    yield return File(new FileEntry(save.Track, save.Output, save.File, save.Finished, null, now));
                    if (MediaAssetRows.Of(spec, save, now) is { } asset)
                        yield return asset;
                    break;
                case TaskEffect.SaveFailedFile failed:
                    yield return File(new FileEntry(failed.Track, failed.Output, failed.File, null, failed.Detail, now));
                    break;
                case TaskEffect.Notify notify when callbacks.Render(spec, notify) is { } entry:
                    yield return new TableOperation.Insert(
                        TaskRowKeys.Outbox(notify.Sequence), JsonColumns.Write(entry, EngineJson.Default.OutboxEntry));
                    break;
                default:
                    // Actions, notifications that nobody listens to, and tracks, which are written with the spec.
                    break;
            }
        }
    }

    private static TableOperation.Upsert File(FileEntry entry) =>
        new(TaskRowKeys.File(entry.Track, entry.Output, entry.File.Number), JsonColumns.Write(entry, EngineJson.Default.FileEntry));
}
