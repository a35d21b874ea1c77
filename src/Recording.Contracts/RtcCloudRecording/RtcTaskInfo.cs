using System.Text.Json.Serialization;

namespace Recording.Contracts.RtcCloudRecording;

/// <summary>A task and its finished files.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Status">RUNNING, RECOVERING, STOPPING or STOPPED; and ours: PAUSED.</param>
/// <param name="RecordFileList">Finished files.</param>
public sealed record RtcTaskInfo(string TaskId, string Status, RtcRecordFileList RecordFileList)
{
    /// <summary>More than the vendor answers; only under <c>/api/</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RtcTaskDetails? Details { get; init; }
}
