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
}
