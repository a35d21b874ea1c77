using Microsoft.Extensions.Logging;
using Recording.Core.Tasks.State;

namespace Recording.Engine.Tasks;

/// <summary>What every driver logs of a task's life. Event ids 2100 to 2103.</summary>
public static partial class TaskLog
{
    [LoggerMessage(2100, LogLevel.Information, "Task {TaskId} ({Name}) started, from {Source}.")]
    public static partial void TaskStarted(ILogger logger, string taskId, string name, string source);

    [LoggerMessage(2102, LogLevel.Information, "Task {TaskId} ({Name}) went from {Before} to {Now}.")]
    public static partial void PhaseChanged(ILogger logger, string taskId, string name, TaskPhase before, TaskPhase now);

    [LoggerMessage(2103, LogLevel.Information, "Task {TaskId} ({Name}) ended: {Reason}. {Detail}")]
    public static partial void TaskEnded(ILogger logger, string taskId, string name, ExitReason? reason, string? detail);
}
