namespace Recording.Contracts.RtcMpuTasks;

/// <summary>How a relay fares.</summary>
/// <param name="State">STARTING, RUNNING, RECOVERING, STOPPING or STOPPED.</param>
/// <param name="StartTime">UTC of its first stream; null before.</param>
/// <param name="LastFailure">Why its stream was lost or did not come, the last time; null when nothing went wrong.</param>
/// <param name="Targets">How its targets fare.</param>
public sealed record RtcMPUTaskDetails(string State, string? StartTime, string? LastFailure, IReadOnlyList<RtcMPUTargetDetails> Targets);
