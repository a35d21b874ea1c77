namespace Recording.Contracts.RtcMpuEvents;

/// <summary>Answer of CreateRtcMPUEventSub.</summary>
/// <param name="RequestId">Upper-case UUID.</param>
/// <param name="SubId"><c>Sub-</c> and 32 upper-case hexadecimal digits.</param>
public sealed record CreateRtcMPUEventSubResponse(string RequestId, string SubId);
