namespace Recording.Contracts.RtcMpuEvents;

/// <summary>Answer of DescribeRtcMPUEventSub.</summary>
/// <param name="RequestId">Upper-case UUID.</param>
/// <param name="SubInfo">The subscription.</param>
public sealed record DescribeRtcMPUEventSubResponse(string RequestId, RtcMPUEventSub SubInfo);
