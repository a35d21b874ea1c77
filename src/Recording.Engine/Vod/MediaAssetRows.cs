using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Core.Vod;
using Recording.Engine.Tasks;
using Recording.Storage.Tables;

namespace Recording.Engine.Vod;

/// <summary>Registers a task's files as assets, in the transaction that finishes them.</summary>
internal static class MediaAssetRows
{
    /// <summary>The row of a finished file's asset, or null when it is none. A playlist is none: the MP4 of the same media is.</summary>
    public static TableOperation? Of(RecordingSpec spec, TaskEffect.SaveFile save, DateTimeOffset now)
    {
        if (spec.Rtc is not { Vod: not null } rtc || spec.Outputs[save.Output].Format != OutputFormat.Mp4)
            return null;

        var (file, finished) = (save.File, save.Finished);
        var asset = new MediaAsset
        {
            MediaId = MediaId.OfFile(spec.TaskId, save.Track, file.Number),
            TaskId = spec.TaskId,
            Track = save.Track,
            Number = file.Number,
            Stream = MediaNames.Stream(spec.Tracks[save.Track], rtc.StreamType),
            Container = spec.Container,
            ObjectName = finished.ObjectName,
            Duration = Math.Round(finished.Duration.TotalSeconds, 3),
            Length = finished.Bytes,
            Width = finished.Width,
            Height = finished.Height,
            CreatedAt = now,
        };
        return new TableOperation.Upsert(TaskRowKeys.Asset(save.Track, file.Number), JsonColumns.Write(asset, EngineJson.Default.MediaAsset));
    }
}
