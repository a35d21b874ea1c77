using Recording.Core.Tasks.Decisions;

namespace Recording.Engine.Durable;

/// <summary>Input of a recording's orchestration.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Turn">Number of the first turn; null to take the task over from an orchestration that is lost.</param>
/// <param name="Unfinished">Actions of the run before that were not begun.</param>
/// <param name="Takeover">Of a run that takes over: tells it apart from others that did.</param>
public sealed record RecordingRun(string TaskId, int? Turn, IReadOnlyList<TaskEffect> Unfinished, string? Takeover = null)
{
    /// <summary>The first run of a new task.</summary>
    public static RecordingRun First(string taskId) => new(taskId, 0, []);

    /// <summary>A run that takes over.</summary>
    public static RecordingRun TakingOver(string taskId) => new(taskId, null, [], Guid.NewGuid().ToString("N"));
}
