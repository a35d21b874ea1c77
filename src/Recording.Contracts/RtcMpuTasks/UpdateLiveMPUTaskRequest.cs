namespace Recording.Contracts.RtcMpuTasks;

/// <summary>UpdateLiveMPUTask (2016-11-01): which relay it means. What is to be different are StartLiveMPUTask's parameters.</summary>
/// <param name="AppId">Application.</param>
/// <param name="ChannelId">The relay's channel.</param>
/// <param name="TaskId">The id that the client gave it.</param>
public sealed record UpdateLiveMPUTaskRequest(string AppId, string ChannelId, string TaskId);
