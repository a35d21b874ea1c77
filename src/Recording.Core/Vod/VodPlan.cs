using System.Collections.Immutable;

namespace Recording.Core.Vod;

/// <summary>
/// What is owed to a recording's assets: a pure function of what is stored, so that there is no list of work that a crash could lose or that
/// could disagree with the assets.
/// </summary>
public static class VodPlan
{
    /// <summary>What is left to do, in order: merging first, since copying is quick, then the renditions.</summary>
    /// <param name="task">What was asked for.</param>
    /// <param name="assets">The assets that there are, files by track and number.</param>
    /// <param name="renditions">Which presets of which assets are done or given up.</param>
    public static ImmutableArray<VodWork> Owed(VodTask task, IReadOnlyList<VodAsset> assets, IReadOnlySet<(string MediaId, int Preset)> renditions)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(assets);
        ArgumentNullException.ThrowIfNull(renditions);
        return
        [
            .. Merges(task, assets),
            .. assets.Where(asset => !asset.HasFailed).SelectMany(asset =>
                Enumerable.Range(0, asset.IsMerged ? task.MergedRenditions : task.Renditions)
                    .Where(preset => !renditions.Contains((asset.MediaId, preset)))
                    .Select(preset => new VodWork.Transcode(asset.MediaId, asset.IsMerged, preset))),
        ];
    }

    /// <summary>
    /// A stream is one subscription: who was given up and was named again has several tracks. One file alone is its own whole.
    /// </summary>
    private static IEnumerable<VodWork> Merges(VodTask task, IReadOnlyList<VodAsset> assets)
    {
        if (!task.AutoCompose || !task.HasEnded)
            return [];

        var done = assets.Where(asset => asset.IsMerged).Select(asset => asset.MediaId).ToHashSet(StringComparer.Ordinal);
        return assets.Where(asset => !asset.IsMerged)
            .GroupBy(asset => task.Tracks[asset.Track])
            .Where(stream => stream.Count() > 1)
            .Select(stream => new VodWork.Merge(
                MediaId.OfMerged(task.TaskId, stream.First().Track), [.. stream.Select(asset => asset.Track).Distinct().Order()]))
            .Where(merge => !done.Contains(merge.MediaId));
    }
}
