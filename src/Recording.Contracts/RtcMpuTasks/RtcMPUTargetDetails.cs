namespace Recording.Contracts.RtcMpuTasks;

/// <summary>How a target of a relay fares.</summary>
/// <param name="DstUrl">Its address without secrets, as in events.</param>
/// <param name="State">CONNECTING, LIVE or FAILED.</param>
public sealed record RtcMPUTargetDetails(string DstUrl, string State);
