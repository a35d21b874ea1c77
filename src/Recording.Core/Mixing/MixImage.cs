using Recording.Contracts.RtcCloudRecording;

namespace Recording.Core.Mixing;

/// <summary>A still picture to be fetched.</summary>
/// <param name="Url">http or https.</param>
/// <param name="Mode">How it fits its place.</param>
public sealed record MixImage(string Url, RtcRenderMode Mode);
