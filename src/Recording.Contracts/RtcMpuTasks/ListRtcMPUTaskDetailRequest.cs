using Recording.Contracts.Queries;

namespace Recording.Contracts.RtcMpuTasks;

/// <summary>ListRtcMPUTaskDetail (2016-11-01): what the relays of an application were asked to do.</summary>
/// <param name="AppId">Application.</param>
/// <param name="TaskId">Only this one; null for all.</param>
/// <param name="Page">Number from 1; size 1 to 100.</param>
public sealed record ListRtcMPUTaskDetailRequest(string AppId, string? TaskId, PageRequest Page);
