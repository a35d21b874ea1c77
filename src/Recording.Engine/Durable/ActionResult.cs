using Recording.Core.Tasks.Decisions;

namespace Recording.Engine.Durable;

/// <param name="Event">What the task is to be told; null for nothing.</param>
public sealed record ActionResult(TaskEvent? Event);
