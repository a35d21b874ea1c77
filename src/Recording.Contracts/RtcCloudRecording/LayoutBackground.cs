namespace Recording.Contracts.RtcCloudRecording;

/// <summary>A still picture (wire names MixBackground and SubBackground).</summary>
/// <param name="RenderMode">Default <see cref="RtcRenderMode.Crop"/>.</param>
/// <param name="Url">http or https, at most 2048 characters; null for none.</param>
public sealed record LayoutBackground(RtcRenderMode RenderMode, string? Url);
