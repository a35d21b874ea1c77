namespace Recording.Contracts.RtcMpuEvents;

/// <summary>CreateRtcMPUEventSub (2016-11-01): who is told of an application's relays.</summary>
/// <param name="AppId">Application, 1 to 64 letters, digits, underscores and hyphens.</param>
/// <param name="CallbackUrl">http or https, at most 2083 characters. It may carry a token in its query.</param>
/// <param name="ChannelIds">Up to 20 channels whose relays count, each once; empty for all.</param>
public sealed record CreateRtcMPUEventSubRequest(string AppId, string CallbackUrl, IReadOnlyList<string> ChannelIds);
