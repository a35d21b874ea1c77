using Microsoft.Extensions.Logging;
using Recording.Core.Vod;
using Recording.Engine.Files;
using Recording.Engine.Tasks;
using Recording.Engine.Telemetry;
using Recording.Media.Transcode;
using Recording.Storage.Objects;

namespace Recording.Engine.Vod;

/// <summary>Makes renditions of assets. One that cannot be made is marked so; the asset is what it was.</summary>
public sealed class MediaRenditions(
    MediaAssetStore assets,
    IMediaTranscoder transcoder,
    SegmentStaging staging,
    ObjectWriter objects,
    ComposeAttempts attempts,
    RecordingMetrics metrics,
    TimeProvider time,
    ILogger<MediaRenditions> logger)
{
    /// <summary>Makes and registers one.</summary>
    public async Task MakeAsync(RecordingSpec spec, VodWork.Transcode work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(work);
        var asset = (await assets.ReadAsync(spec.TaskId, cancellationToken)).First(asset => asset.MediaId == work.MediaId);
        var vod = spec.Rtc!.Vod!;
        var preset = (work.OfMerged ? vod.MergedRenditions : vod.Renditions)[work.Preset];
        var made = $"rendition.{preset.Extension}";
        WrittenObject? written = null;
        var result = await attempts.RunAsync(
            $"{work.MediaId}-{work.Preset}",
            async folder => await transcoder.TranscodeAsync(
                new TranscodeRequest(
                    preset,
                    await staging.LocalPathAsync(ObjectKey.Create(asset.Container, asset.ObjectName!), Path.Combine(folder, "input.mp4"), cancellationToken),
                    Path.Combine(folder, made)), cancellationToken),
            async folder => written = await objects.PutUniqueFileAsync(
                asset.Container, MediaNames.Rendition(asset.ObjectName!, preset), Path.Combine(folder, made), ContentTypes.FromName(made), cancellationToken),
            cancellationToken);

        var rendition = new MediaRendition { MediaId = work.MediaId, Preset = work.Preset, Name = preset.Name, CreatedAt = time.GetUtcNow(), Error = result.Error };
        if (written is not null)
        {
            rendition = rendition with
            {
                ObjectName = written.Name,
                Duration = Math.Round(result.Duration.TotalSeconds, 3),
                Length = written.Length,
                Width = result.Format?.Width ?? 0,
                Height = result.Format?.Height ?? 0,
                Error = null,
            };
        }

        await assets.PutAsync(spec.TaskId, rendition, cancellationToken);
        metrics.MediaEnded(MediaProduct.Rendition, written is not null);
        if (written is null)
            EngineLog.MediaGivenUp(logger, spec.TaskId, work.MediaId, preset.Name, result.Error);
        else
            EngineLog.MediaMade(logger, spec.TaskId, work.MediaId, preset.Name, result.Duration.TotalSeconds, written.Length);
    }
}
