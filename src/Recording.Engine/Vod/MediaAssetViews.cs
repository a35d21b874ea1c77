using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Time;
using Recording.Engine.Security;
using Recording.Engine.Tasks;

namespace Recording.Engine.Vod;

/// <summary>Answers about media assets.</summary>
internal sealed class MediaAssetViews(MediaAssetStore store, ObjectLinks links)
{
    /// <summary>The assets of a task; none for a bucket.</summary>
    public async Task<IReadOnlyList<MediaAsset>> OfAsync(RecordingSpec spec, CancellationToken cancellationToken) =>
        spec.Rtc is { Vod: not null } ? await store.ReadAsync(spec.TaskId, cancellationToken) : [];

    /// <summary>The vendor's list: an entry for each stream that has an asset, in the order of the tracks.</summary>
    public static IReadOnlyList<RtcVodMedia> ByStream(IReadOnlyList<MediaAsset> assets) =>
        [.. assets.GroupBy(asset => asset.Stream, StringComparer.Ordinal).Select(stream => new RtcVodMedia(
            stream.Key,
            [.. stream.Where(asset => asset.Number is not null).Select(asset => asset.MediaId)],
            [.. stream.Where(asset => asset is { Number: null, ObjectName: not null }).Select(asset => asset.MediaId)]))];

    /// <summary>All that is known of them.</summary>
    public async Task<IReadOnlyList<RtcMediaAsset>> DetailsAsync(
        RecordingSpec spec, IReadOnlyList<MediaAsset> assets, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (spec.Rtc is not { Vod: { } vod })
            return [];
        var renditions = await store.ReadRenditionsAsync(spec.TaskId, cancellationToken);
        return [.. assets.Select(asset => Detail(asset, vod, renditions.Where(rendition => rendition.MediaId == asset.MediaId).ToList(), now))];
    }

    private RtcMediaAsset Detail(MediaAsset asset, VodTaskSpec vod, IReadOnlyList<MediaRendition> renditions, DateTimeOffset now)
    {
        var isMerged = asset.Number is null;
        var presets = asset.ObjectName is null ? [] : isMerged ? vod.MergedRenditions : vod.Renditions;
        return new RtcMediaAsset(
            asset.MediaId,
            asset.Stream,
            isMerged,
            asset.ObjectName is null ? "FAILED" : "DONE",
            asset.ObjectName,
            WireTime.Format(asset.CreatedAt),
            asset.Duration,
            asset.Length,
            asset.Width,
            asset.Height,
            Link(asset.Container, asset.ObjectName, now),
            asset.Error,
            [.. presets.Select((preset, index) => Detail(asset, preset.Name, renditions.FirstOrDefault(made => made.Preset == index), now))]);
    }

    private RtcMediaRendition Detail(MediaAsset asset, string name, MediaRendition? made, DateTimeOffset now) => made is null
        ? new RtcMediaRendition(name, "WAITING", null, 0, 0, 0, 0, null, null)
        : new RtcMediaRendition(
            name,
            made.ObjectName is null ? "FAILED" : "DONE",
            made.ObjectName,
            made.Duration,
            made.Length,
            made.Width,
            made.Height,
            Link(asset.Container, made.ObjectName, now),
            made.Error);

    private string? Link(string container, string? name, DateTimeOffset now) => name is null ? null : links.For(container, name, now);
}
