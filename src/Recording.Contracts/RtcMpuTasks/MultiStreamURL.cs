namespace Recording.Contracts.RtcMpuTasks;

/// <summary>An address that a relay pushes to.</summary>
/// <param name="URL">rtmp or rtmps, at most 2048 characters; may hold a stream key.</param>
/// <param name="IsAliCdn">Whether the vendor's CDN is behind it; kept and answered, without effect here.</param>
public sealed record MultiStreamURL(string URL, bool IsAliCdn);
