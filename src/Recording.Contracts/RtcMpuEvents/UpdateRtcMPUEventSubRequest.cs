namespace Recording.Contracts.RtcMpuEvents;

/// <summary>UpdateRtcMPUEventSub (2016-11-01).</summary>
/// <param name="AppId">Application that has a subscription.</param>
/// <param name="CallbackUrl">As in <see cref="CreateRtcMPUEventSubRequest"/>; null to keep the address.</param>
/// <param name="ChannelIds">As in <see cref="CreateRtcMPUEventSubRequest"/>; empty for all channels from now on.</param>
public sealed record UpdateRtcMPUEventSubRequest(string AppId, string? CallbackUrl, IReadOnlyList<string> ChannelIds);
