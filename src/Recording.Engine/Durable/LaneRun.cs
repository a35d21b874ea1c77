namespace Recording.Engine.Durable;

/// <summary>Input of a lane's orchestration.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Lane">Which of its lanes.</param>
public sealed record LaneRun(string TaskId, WorkLane Lane);
