using Microsoft.Extensions.Logging;
using Recording.Core.Tasks.State;
using Recording.Core.Vod;
using Recording.Engine.Files;
using Recording.Engine.Tasks;
using Recording.Engine.Telemetry;
using Recording.Media.Compose;
using Recording.Storage.Objects;

namespace Recording.Engine.Vod;

/// <summary>Merges the files of a stream into one asset: an MP4 of their segments, packets as they are. Done twice, it gives the same object.</summary>
public sealed class MediaMerger(
    TaskStore tasks,
    MediaAssetStore assets,
    SegmentStaging staging,
    IMediaComposer composer,
    ObjectWriter objects,
    ComposeAttempts attempts,
    RecordingMetrics metrics,
    TimeProvider time,
    ILogger<MediaMerger> logger)
{
    private const string Made = "merged.mp4";

    /// <summary>Registers the merged asset; when the files do not go into one, that.</summary>
    public async Task MergeAsync(RecordingSpec spec, VodWork.Merge merge, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(merge);
        var files = (await tasks.ReadFilesAsync(spec.TaskId, cancellationToken))
            .Where(file => file.Finished is not null && spec.Outputs[file.Output].Format == OutputFormat.Mp4 && merge.Tracks.Contains(file.Track))
            .ToList();
        WrittenObject? written = null;
        var result = await attempts.RunAsync(
            merge.MediaId,
            async folder => await composer.ComposeAsync(
                new ComposeRequest(ComposeFormat.Mp4, await StageAsync(spec, files, folder, cancellationToken), Path.Combine(folder, Made), Path.Combine(folder, "input")),
                cancellationToken),
            async folder => written = await objects.PutUniqueFileAsync(
                spec.Container, MediaNames.Merged(files[0].Finished!.ObjectName), Path.Combine(folder, Made), ContentTypes.FromName(Made), cancellationToken),
            cancellationToken);

        await assets.PutMergedAsync(
            new MediaAsset
            {
                MediaId = merge.MediaId,
                TaskId = spec.TaskId,
                Track = files[0].Track,
                Stream = MediaNames.Stream(spec.Tracks[files[0].Track], spec.Rtc!.StreamType),
                Container = spec.Container,
                ObjectName = written?.Name,
                Duration = Math.Round(result.Duration.TotalSeconds, 3),
                Length = written?.Length ?? 0,
                Width = result.Format?.Width ?? 0,
                Height = result.Format?.Height ?? 0,
                CreatedAt = time.GetUtcNow(),
                Error = written is null ? result.Error : null,
            },
            cancellationToken);
        metrics.MediaEnded(MediaProduct.Merge, written is not null);
        if (written is null)
            EngineLog.MediaGivenUp(logger, spec.TaskId, merge.MediaId, "the merged file", result.Error);
        else
            EngineLog.MediaMade(logger, spec.TaskId, merge.MediaId, "merged", result.Duration.TotalSeconds, written.Length);
    }

    /// <summary>
    /// The segments of the files, in order. Files that follow on are one stretch, so that nothing is retimed where a recording was split only
    /// because of its length.
    /// </summary>
    private async Task<IReadOnlyList<MediaRun>> StageAsync(
        RecordingSpec spec, IReadOnlyList<FileEntry> files, string folder, CancellationToken cancellationToken)
    {
        var stretches = new List<(int Track, long First, long Last)>();
        foreach (var file in files)
        {
            var (first, last) = (file.File.FirstSequence, file.File.LastSequence);
            if (stretches is [.., var before] && before.Track == file.Track && before.Last + 1 == first)
                stretches[^1] = before with { Last = last };
            else
                stretches.Add((file.Track, first, last));
        }

        var runs = new List<MediaRun>();
        for (var i = 0; i < stretches.Count; i++)
        {
            var (track, first, last) = stretches[i];
            var rows = await tasks.ReadSegmentsAsync(spec.TaskId, track, first, last, cancellationToken);
            runs.AddRange(await staging.StageAsync(spec.SegmentContainer, rows, Path.Combine(folder, $"stretch{i}"), cancellationToken));
        }

        return runs;
    }
}
