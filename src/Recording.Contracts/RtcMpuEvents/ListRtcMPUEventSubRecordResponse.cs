namespace Recording.Contracts.RtcMpuEvents;

/// <summary>Answer of ListRtcMPUEventSubRecord.</summary>
/// <param name="RequestId">Upper-case UUID.</param>
/// <param name="Count">Records on this page.</param>
/// <param name="HasMore">Whether another page follows.</param>
/// <param name="Logs">The records.</param>
public sealed record ListRtcMPUEventSubRecordResponse(
    string RequestId, int Count, bool HasMore, IReadOnlyList<RtcMPUEventSubRecord> Logs);
