using Recording.Core.Tasks.State;

namespace Recording.Server;

/// <summary>What the server logs. Event ids 2101, 2104 to 2199.</summary>
internal static partial class ServerLog
{
    [LoggerMessage(2101, LogLevel.Information, "Task {TaskId} ({Name}) taken up again; it was {Phase}.")]
    public static partial void TaskResumed(ILogger logger, string taskId, string name, TaskPhase phase);

    [LoggerMessage(2104, LogLevel.Information, "Task {TaskId}: {Format} file {Number} done, {Seconds:F1} s, {Bytes} bytes.")]
    public static partial void FileDone(ILogger logger, string taskId, OutputFormat format, int number, double seconds, long bytes);

    [LoggerMessage(2105, LogLevel.Warning, "Task {TaskId}: {Format} file {Number} could not be made, its segments stay stored. {Detail}")]
    public static partial void FileFailed(ILogger logger, string taskId, OutputFormat format, int number, string detail);

    [LoggerMessage(2106, LogLevel.Warning, "Task {TaskId}: its state cannot be written now and is tried again; the capture goes on.")]
    public static partial void StateWaits(ILogger logger, Exception error, string taskId);

    [LoggerMessage(2107, LogLevel.Error, "Task {TaskId}: event {Event} could not be taken.")]
    public static partial void EventFailed(ILogger logger, Exception error, string taskId, string @event);

    [LoggerMessage(2108, LogLevel.Error, "Task {TaskId}: its loop failed and begins anew.")]
    public static partial void ActorFailed(ILogger logger, Exception error, string taskId);

    [LoggerMessage(2111, LogLevel.Error, "Task {TaskId} could not be taken up again; next try in {Seconds} s.")]
    public static partial void TakeUpFailed(ILogger logger, Exception error, string taskId, double seconds);

    [LoggerMessage(2109, LogLevel.Warning, "{Count} captures of a killed process were still running and were ended; what they wrote will be stored.")]
    public static partial void OrphansKilled(ILogger logger, int count);

    [LoggerMessage(2112, LogLevel.Warning, "Task {TaskId}: the wall clock was set by {Seconds} s; its deadlines move along.")]
    public static partial void ClockStepped(ILogger logger, string taskId, double seconds);

    [LoggerMessage(2113, LogLevel.Warning, "The service runs as root, and so does FFmpeg, which reads what strangers send. Give it an account of its own.")]
    public static partial void RunsAsRoot(ILogger logger);

    [LoggerMessage(2110, LogLevel.Information, "Stopping: {Count} tasks are suspended, their open segments finished and stored. They go on at the next start.")]
    public static partial void Stopping(ILogger logger, int count);
}
