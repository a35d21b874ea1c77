using Recording.Contracts.LiveRecordJobs;
using Recording.Core.Tasks.State;
using Recording.Core.Time;
using Recording.Engine.Capture;
using Recording.Engine.Tasks;

namespace Recording.Engine.Jobs;

/// <summary>Answers about live record jobs.</summary>
internal sealed class JobViews(TaskStore tasks, FileViews files, CaptureSupervisor captures, TimeProvider time)
{
    public static LiveRecordJob Of(RecordingSpec spec, TaskPhase phase) => new()
    {
        JobId = spec.TaskId,
        Name = spec.Name,
        Status = JobStatus.Of(phase),
        CreateTime = WireTime.Format(spec.CreatedAt),
        TemplateId = spec.LiveJob.Template.TemplateId,
        TemplateName = spec.LiveJob.Template.Name,
        NotifyUrl = spec.NotifyUrl,
        StreamInput = spec.LiveJob.StreamInput,
        RecordOutput = spec.LiveJob.RecordOutput,
    };

    /// <summary>What the job is doing now: its stored state, and live figures where it is captured here.</summary>
    public async Task<LiveRecordJobDetails> DetailsAsync(LoadedTask task, CancellationToken cancellationToken)
    {
        var (spec, state, now) = (task.Spec, task.State, time.GetUtcNow());
        var track = state.Tracks[0];
        var progress = captures.Progress(spec.TaskId, track.Track);
        var stored = track.StoredDuration.TotalSeconds;
        return new LiveRecordJobDetails
        {
            State = state.Phase.ToString().ToUpperInvariant(),
            ExitReason = state.ExitReason?.ToString(),
            ExitDetail = state.ExitDetail,
            RecordedSeconds = Round(stored + (progress?.Unstored(track.LastStored).TotalSeconds ?? 0)),
            StoredSeconds = Round(stored),
            SegmentCount = track.NextSequence,
            StoredBytes = track.StoredBytes,
            PendingSegments = progress?.Pending ?? 0,
            UploadLagSeconds = Round(progress?.Lag(now).TotalSeconds ?? 0),
            Epoch = track.Epoch,
            Files = await files.ProgressAsync(task, track.Track, now, cancellationToken),
            Gaps = await GapsAsync(spec.TaskId, cancellationToken),
            EndTime = state.StoppedAt is { } end ? WireTime.Format(end) : null,
        };
    }

    private async Task<List<RecordingGap>> GapsAsync(string taskId, CancellationToken cancellationToken) =>
        [.. (await tasks.ReadGapsAsync(taskId, 0, cancellationToken))
            .Select(RecordingGaps.Of)];

    private static double Round(double seconds) => Math.Round(seconds, 3);
}
