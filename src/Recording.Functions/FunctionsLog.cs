using Microsoft.Extensions.Logging;

namespace Recording.Functions;

internal static partial class FunctionsLog
{
    [LoggerMessage(7000, LogLevel.Warning, "{Count} captures of a worker that was killed were still running on this machine and were ended.")]
    public static partial void OrphansKilled(ILogger logger, int count);

    [LoggerMessage(7001, LogLevel.Information, "Task {TaskId}: its orchestration runs from turn {Turn} on.")]
    public static partial void RunBegins(ILogger logger, string taskId, int? turn);

    [LoggerMessage(7002, LogLevel.Information, "Task {TaskId}: its orchestration begins anew, to keep its history short.")]
    public static partial void RunContinues(ILogger logger, string taskId);

    [LoggerMessage(7003, LogLevel.Warning, "The timer {Name} runs late: no worker was there at its time.")]
    public static partial void TimerLate(ILogger logger, string name);
}
