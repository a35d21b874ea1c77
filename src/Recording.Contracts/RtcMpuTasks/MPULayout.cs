namespace Recording.Contracts.RtcMpuTasks;

/// <summary>Where the pictures of a relayed mix go.</summary>
/// <param name="UserPanes">The panes.</param>
public sealed record MPULayout(IReadOnlyList<MPUUserPane> UserPanes);
