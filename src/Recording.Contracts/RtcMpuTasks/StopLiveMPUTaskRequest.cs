namespace Recording.Contracts.RtcMpuTasks;

/// <summary>StopLiveMPUTask (2016-11-01): ends a relay.</summary>
/// <param name="AppId">Application.</param>
/// <param name="TaskId">The id that the client gave it.</param>
public sealed record StopLiveMPUTaskRequest(string AppId, string TaskId);
