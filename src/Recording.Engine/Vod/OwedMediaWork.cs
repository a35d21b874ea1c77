using System.Collections.Immutable;
using Recording.Core.Vod;
using Recording.Engine.Tasks;

namespace Recording.Engine.Vod;

/// <summary>What is owed to a task's media assets, from what is stored.</summary>
public sealed class OwedMediaWork(MediaAssetStore store)
{
    /// <summary>In the order in which it is to be done; nothing for a recording into a bucket.</summary>
    public async Task<ImmutableArray<VodWork>> OfAsync(LoadedTask task, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        if (task.Spec.Rtc is not { Vod: { } vod })
            return [];

        var plan = new VodTask(
            task.Spec.TaskId,
            task.State.IsTerminal,
            [.. task.Spec.Tracks.Select(track => track.Subscriber)],
            vod.Renditions.Count,
            vod.AutoCompose,
            vod.MergedRenditions.Count);
        var assets = await store.ReadAsync(task.Spec.TaskId, cancellationToken);
        var renditions = await store.ReadRenditionsAsync(task.Spec.TaskId, cancellationToken);
        return VodPlan.Owed(
            plan,
            [.. assets.Select(asset => new VodAsset(asset.MediaId, asset.Track, asset.Number is null, asset.ObjectName is null))],
            renditions.Select(rendition => (rendition.MediaId, rendition.Preset)).ToHashSet());
    }
}
