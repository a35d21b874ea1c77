namespace Recording.Contracts.RtcMpuTasks;

/// <summary>Answer of ListRtcMPUTaskDetail.</summary>
/// <param name="RequestId">Upper-case UUID.</param>
/// <param name="MPUTasks">Relays that run, the one that was changed last first.</param>
public sealed record ListRtcMPUTaskDetailResponse(string RequestId, IReadOnlyList<RtcMPUTask> MPUTasks);
