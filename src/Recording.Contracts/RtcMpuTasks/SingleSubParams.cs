namespace Recording.Contracts.RtcMpuTasks;

/// <summary>The stream that a single relay pushes.</summary>
/// <param name="UserId">Whose it is.</param>
/// <param name="StreamType">0 all of it, 1 its sound, 2 its picture.</param>
/// <param name="SourceType">camera or shareScreen.</param>
public sealed record SingleSubParams(string UserId, string StreamType, string SourceType);
