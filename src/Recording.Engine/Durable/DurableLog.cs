using Microsoft.Extensions.Logging;

namespace Recording.Engine.Durable;

internal static partial class DurableLog
{
    [LoggerMessage(6002, LogLevel.Information, "Task {TaskId}, track {Track}: the capture of epoch {Epoch} is not wanted any more and was not begun.")]
    public static partial void CaptureStale(ILogger logger, string taskId, int track, int epoch);

    [LoggerMessage(6003, LogLevel.Warning, "Task {TaskId}, track {Track}: this worker takes no more captures; it has {Places} places (Recording:Functions:MaxCaptures).")]
    public static partial void WorkerFull(ILogger logger, string taskId, int track, int places);

    [LoggerMessage(6005, LogLevel.Warning, "Task {TaskId}: its orchestration was not running and is started again.")]
    public static partial void TakenOver(ILogger logger, string taskId);

    [LoggerMessage(6006, LogLevel.Warning, "Task {TaskId} is stored, but not everything could be begun; the sweep makes up for it within a minute.")]
    public static partial void StartWaits(ILogger logger, Exception error, string taskId);

    [LoggerMessage(6007, LogLevel.Warning, "Task {TaskId}, track {Track}: the lease of epoch {Epoch} could not be renewed.")]
    public static partial void LeaseWaits(ILogger logger, Exception error, string taskId, int track, int epoch);

    [LoggerMessage(6008, LogLevel.Warning, "Task {TaskId} could not be looked after now.")]
    public static partial void SweepWaits(ILogger logger, Exception error, string taskId);

    [LoggerMessage(6009, LogLevel.Information, "This worker is going away: {Captures} captures are stored and handed over.")]
    public static partial void Draining(ILogger logger, int captures);

    [LoggerMessage(6011, LogLevel.Information, "Task {TaskId}, track {Track}: the capture of epoch {Epoch} runs on another worker already.")]
    public static partial void CaptureElsewhere(ILogger logger, string taskId, int track, int epoch);

    [LoggerMessage(6012, LogLevel.Error, "Task {TaskId}: {Event} could not be taken and is passed over.")]
    public static partial void EventFailed(ILogger logger, Exception error, string taskId, string @event);
}
