using Recording.Core.Tasks.Decisions;

namespace Recording.Engine.Durable;

/// <summary>An action of a task for an activity.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Action">What is to be done.</param>
public sealed record ActionCall(string TaskId, TaskEffect Action);
