using Microsoft.Extensions.Logging;
using Recording.Core.Vod;
using Recording.Engine.Files;
using Recording.Engine.Tasks;
using Recording.Media.Transcode;
using Recording.Storage;
using Recording.Storage.Objects;

namespace Recording.Engine.Vod;

/// <summary>Makes renditions of assets. One that cannot be made is marked so; the asset is what it was.</summary>
public sealed class MediaRenditions(
    MediaAssetStore assets, IMediaTranscoder transcoder, IObjectStore store, ObjectWriter objects, MediaAttempts attempts, TimeProvider time, ILogger<MediaRenditions> logger)
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
                new TranscodeRequest(preset, await LocalPathAsync(asset, folder, cancellationToken), Path.Combine(folder, made)), cancellationToken),
            async (folder, _) => written = await objects.PutUniqueFileAsync(
                asset.Container, MediaNames.Rendition(asset.ObjectName!, preset), Path.Combine(folder, made), ContentType(preset.Format), cancellationToken),
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
        if (written is null)
            EngineLog.MediaGivenUp(logger, spec.TaskId, work.MediaId, preset.Name, result.Error);
        else
            EngineLog.MediaMade(logger, spec.TaskId, work.MediaId, preset.Name, result.Duration.TotalSeconds, written.Length);
    }

    /// <summary>The asset's file, in place where the storage keeps files, else as a copy.</summary>
    private async Task<string> LocalPathAsync(MediaAsset asset, string folder, CancellationToken cancellationToken)
    {
        var key = ObjectKey.Create(asset.Container, asset.ObjectName!);
        if (store.TryGetLocalPath(key) is { } local)
            return local;

        await using var content = await store.OpenReadAsync(key, 0, null, cancellationToken)
            ?? throw new StorageUnavailableException("A stored file cannot be read.", null);
        var path = Path.Combine(folder, "input.mp4");
        await using var file = File.Create(path);
        await content.Stream.CopyToAsync(file, cancellationToken);
        return path;
    }

    private static string ContentType(TranscodeFormat format) => format switch
    {
        TranscodeFormat.Mp4 => "video/mp4",
        TranscodeFormat.Mp3 => "audio/mpeg",
    };
}
