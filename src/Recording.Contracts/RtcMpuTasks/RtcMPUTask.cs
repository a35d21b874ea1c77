using System.Text.Json.Serialization;

namespace Recording.Contracts.RtcMpuTasks;

/// <summary>A relay as ListRtcMPUTaskDetail answers it: what its Start and Updates asked for. Numbers are texts on the wire.</summary>
public sealed record RtcMPUTask
{
    public required string AppId { get; init; }

    public required string ChannelId { get; init; }

    public required string TaskId { get; init; }

    /// <summary>0 single, 1 mixed.</summary>
    public required string MixMode { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? StreamURL { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<MultiStreamURL>? MultiStreamURL { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Region { get; init; }

    /// <summary>Seconds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? MaxIdleTime { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SingleSubParams? SingleSubParams { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MPUTranscodeParams? TranscodeParams { get; init; }

    /// <summary>How it fares; beyond the vendor's answer, and only where more than that is answered.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RtcMPUTaskDetails? Details { get; init; }
}
