using Recording.Engine.Tasks;
using Recording.Storage.Tables;

namespace Recording.Engine.Vod;

/// <summary>The media assets of tasks, in the tasks' partitions of the table <c>tasks</c>.</summary>
public sealed class MediaAssetStore(ITableStore tables)
{
    /// <summary>The assets of a task: those of its files by track and number, then the merged ones by track.</summary>
    public async Task<IReadOnlyList<MediaAsset>> ReadAsync(string taskId, CancellationToken cancellationToken)
    {
        var assets = new List<MediaAsset>();
        foreach (var prefix in (string[])[TaskRowKeys.AssetPrefix, TaskRowKeys.MergedPrefix])
        {
            await foreach (var row in tables.QueryAllAsync(TaskStore.Table, TableQuery.Prefix(taskId, prefix), cancellationToken))
                assets.Add(JsonColumns.Read(row, EngineJson.Default.MediaAsset));
        }

        return assets;
    }

    /// <summary>The renditions of a task's assets that are done or given up, by asset and preset.</summary>
    public async Task<IReadOnlyList<MediaRendition>> ReadRenditionsAsync(string taskId, CancellationToken cancellationToken)
    {
        var renditions = new List<MediaRendition>();
        await foreach (var row in tables.QueryAllAsync(TaskStore.Table, TableQuery.Prefix(taskId, TaskRowKeys.RenditionPrefix), cancellationToken))
            renditions.Add(JsonColumns.Read(row, EngineJson.Default.MediaRendition));
        return renditions;
    }

    /// <summary>Registers a merged asset, or that there will be none.</summary>
    public Task PutMergedAsync(MediaAsset asset, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(asset);
        return PutAsync(asset.TaskId, TaskRowKeys.Merged(asset.Track), JsonColumns.Write(asset, EngineJson.Default.MediaAsset), cancellationToken);
    }

    /// <summary>Registers a rendition, or that there will be none.</summary>
    public Task PutAsync(string taskId, MediaRendition rendition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rendition);
        return PutAsync(
            taskId, TaskRowKeys.Rendition(rendition.MediaId, rendition.Preset), JsonColumns.Write(rendition, EngineJson.Default.MediaRendition), cancellationToken);
    }

    private async Task PutAsync(string taskId, string rowKey, Dictionary<string, object> columns, CancellationToken cancellationToken) =>
        await tables.ExecuteAsync(TaskStore.Table, taskId, [new TableOperation.Upsert(rowKey, columns)], cancellationToken);
}
