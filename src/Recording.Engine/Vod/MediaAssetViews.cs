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
    public IReadOnlyList<RtcMediaAsset> Details(IReadOnlyList<MediaAsset> assets, DateTimeOffset now) =>
        [.. assets.Select(asset => Detail(asset, now))];

    private RtcMediaAsset Detail(MediaAsset asset, DateTimeOffset now) => new(
        asset.MediaId,
        asset.Stream,
        asset.Number is null,
        asset.ObjectName is null ? "FAILED" : "DONE",
        asset.ObjectName,
        WireTime.Format(asset.CreatedAt),
        asset.Duration,
        asset.Length,
        asset.Width,
        asset.Height,
        asset.ObjectName is { } name ? links.For(asset.Container, name, now) : null,
        asset.Error);
}
