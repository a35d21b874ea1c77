using System.Text.Json.Serialization;

namespace Recording.Contracts.RtcMpuTasks;

/// <summary>The picture behind all panes.</summary>
/// <param name="URL">http or https; null for black.</param>
/// <param name="RenderMode">0 scaled into the picture, 1 cropped.</param>
public sealed record MPUBackground(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? URL, string RenderMode);
