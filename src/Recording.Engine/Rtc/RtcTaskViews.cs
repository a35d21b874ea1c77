using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Tasks.State;
using Recording.Core.Time;
using Recording.Engine.Jobs;
using Recording.Engine.Tasks;
using Recording.Engine.Vod;

namespace Recording.Engine.Rtc;

/// <summary>Answers about recordings of channels.</summary>
internal sealed class RtcTaskViews(TaskStore tasks, FileViews files, MediaAssetViews media, TimeProvider time)
{
    /// <summary>The vendor's answer; extended, all that is known.</summary>
    public async Task<RtcTaskInfo> OfAsync(LoadedTask task, bool extended, CancellationToken cancellationToken)
    {
        var entries = await tasks.ReadFilesAsync(task.Spec.TaskId, cancellationToken);
        var assets = await media.OfAsync(task.Spec, cancellationToken);
        return new RtcTaskInfo(
            task.Spec.TaskId,
            RtcTaskWords.Status(task.State.Phase),
            new RtcRecordFileList(Names(OutputFormat.Hls), Names(OutputFormat.Mp4), Names(OutputFormat.Mp3), MediaAssetViews.ByStream(assets)))
        {
            Details = extended
                ? await DetailsAsync(task, entries, cancellationToken) with { Media = await media.DetailsAsync(task.Spec, assets, time.GetUtcNow(), cancellationToken) }
                : null,
        };

        List<string> Names(OutputFormat format) =>
            [.. entries.Where(entry => task.Spec.Outputs[entry.Output].Format == format && entry.Finished is not null)
                .Select(entry => entry.Finished!.ObjectName)];
    }

    private async Task<RtcTaskDetails> DetailsAsync(LoadedTask task, IReadOnlyList<FileEntry> entries, CancellationToken cancellationToken)
    {
        var state = task.State;
        var tracks = new List<RtcTrackDetails>();
        foreach (var track in state.Tracks)
            tracks.Add(await TrackAsync(task, track, entries, cancellationToken));
        return new RtcTaskDetails(
            state.Phase.ToString().ToUpperInvariant(),
            state.ExitReason?.ToString(),
            state.ExitDetail,
            WireTime.Format(state.CreatedAt),
            state.StartedAt is { } start ? WireTime.Format(start) : null,
            state.StoppedAt is { } end ? WireTime.Format(end) : null,
            tracks);
    }

    private async Task<RtcTrackDetails> TrackAsync(
        LoadedTask task, TrackState track, IReadOnlyList<FileEntry> entries, CancellationToken cancellationToken)
    {
        var user = task.Spec.Tracks[track.Track].Subscriber;
        return new RtcTrackDetails
        {
            UserId = user.UserId,
            StreamType = (int)user.StreamType,
            SourceType = (int)user.SourceType,
            State = track.Phase.ToString().ToUpperInvariant(),
            ExitReason = track.ExitReason?.ToString(),
            StoredSeconds = Math.Round(track.StoredDuration.TotalSeconds, 3),
            SegmentCount = track.NextSequence,
            StoredBytes = track.StoredBytes,
            Epoch = track.Epoch,
            Files = [.. files.Progress(task, entries, track.Track, time.GetUtcNow())
                .Select(file => file with { Format = file.Format == "m3u8" ? "HLS" : file.Format.ToUpperInvariant() })],
            Gaps = [.. (await tasks.ReadGapsAsync(task.Spec.TaskId, track.Track, cancellationToken)).Select(RecordingGaps.Of)],
        };
    }
}
