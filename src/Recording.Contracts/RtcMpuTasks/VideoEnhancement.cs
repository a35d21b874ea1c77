namespace Recording.Contracts.RtcMpuTasks;

/// <summary>How much work the encoder of a mix puts into the picture (wire name EnhancedParam, a JSON text).</summary>
/// <param name="Profile">baseline, main or high; null for the service's.</param>
/// <param name="Preset">An x264 preset, ultrafast to placebo; null for the service's.</param>
public sealed record VideoEnhancement(string? Profile, string? Preset);
