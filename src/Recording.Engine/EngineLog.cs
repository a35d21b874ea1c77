using Microsoft.Extensions.Logging;
using Recording.Media.Capture;

namespace Recording.Engine;

/// <summary>What the engine logs. Event ids: 1000 HTTP, 2000 to 2099 tasks, 3500 to 3999 captures, 4000 storage, 5000 callbacks.</summary>
internal static partial class EngineLog
{
    [LoggerMessage(1000, LogLevel.Error, "Request {RequestId} ({Action}) failed.")]
    public static partial void RequestFailed(ILogger logger, Exception error, string requestId, string action);

    [LoggerMessage(1001, LogLevel.Information, "Request {RequestId} ({Action}) refused: {Status} {Code}.")]
    public static partial void RequestRefused(ILogger logger, string requestId, string action, int status, string code);

    [LoggerMessage(1002, LogLevel.Warning, "Access key {KeyId} is disabled: its setting {Setting} must be {Expected}.")]
    public static partial void AccessKeyUnreadable(ILogger logger, string keyId, string setting, string expected);

    [LoggerMessage(2004, LogLevel.Error, "Action {Action} of task {TaskId} failed.")]
    public static partial void ActionFailed(ILogger logger, Exception error, string taskId, string action);

    [LoggerMessage(2005, LogLevel.Warning, "Action {Action} of task {TaskId} failed; next try in {Seconds} s.")]
    public static partial void ActionWaits(ILogger logger, Exception error, string taskId, string action, double seconds);

    [LoggerMessage(2006, LogLevel.Information, "Task {TaskId}: asset {MediaId} is made, {What}, {Seconds:F3} s, {Bytes} bytes.")]
    public static partial void MediaMade(ILogger logger, string taskId, string mediaId, string what, double seconds, long bytes);

    [LoggerMessage(2007, LogLevel.Warning, "Task {TaskId}: of asset {MediaId} {What} could not be made and is given up; the recording stays as it is. {Error}")]
    public static partial void MediaGivenUp(ILogger logger, string taskId, string mediaId, string what, string error);

    [LoggerMessage(2008, LogLevel.Warning, "Task {TaskId}: its media assets wait because of trouble here; next try in {Seconds} s.")]
    public static partial void MediaWaits(ILogger logger, Exception error, string taskId, double seconds);

    [LoggerMessage(3500, LogLevel.Information, "Task {TaskId} track {Track} epoch {Epoch}: capture of {Source} begins.")]
    public static partial void CaptureStarting(ILogger logger, string taskId, int track, int epoch, string source);

    [LoggerMessage(3501, LogLevel.Information, "Task {TaskId} track {Track} epoch {Epoch}: capture ended, {Reason}. {Detail}")]
    public static partial void CaptureEnded(ILogger logger, string taskId, int track, int epoch, CaptureExitReason reason, string detail);

    [LoggerMessage(3502, LogLevel.Information, "Task {TaskId} track {Track}: segment {Sequence} stored, {Seconds:F3} s, {Bytes} bytes, {Lag:F0} ms after it closed.")]
    public static partial void SegmentStored(ILogger logger, string taskId, int track, long sequence, double seconds, long bytes, double lag);

    [LoggerMessage(3503, LogLevel.Warning, "Task {TaskId} track {Track}: segment {Index} of epoch {Epoch} was not taken by its task and stays on local disk.")]
    public static partial void SegmentNotTaken(ILogger logger, string taskId, int track, int epoch, int index);

    [LoggerMessage(3504, LogLevel.Information, "Task {TaskId} track {Track}: segment {Index} of epoch {Epoch} ({Seconds:F3} s) was left on disk by an earlier capture.")]
    public static partial void LeftoverFound(ILogger logger, string taskId, int track, int epoch, int index, double seconds);

    [LoggerMessage(3505, LogLevel.Error, "Task {TaskId} track {Track}: segment {Index} of epoch {Epoch} has gone from local disk and cannot be stored.")]
    public static partial void SegmentVanished(ILogger logger, string taskId, int track, int epoch, int index);

    [LoggerMessage(3506, LogLevel.Error, "Task {TaskId} track {Track}: segment {Index} of epoch {Epoch} could not be stored; next try in {Seconds} s.")]
    public static partial void SegmentTrouble(ILogger logger, Exception error, string taskId, int track, int epoch, int index, double seconds);

    [LoggerMessage(3520, LogLevel.Warning, "A recording is not begun: {Free} bytes are free on the disk of the spool, {Wanted} are wanted (Recording:MinimumFreeBytes). What runs goes on.")]
    public static partial void DiskShort(ILogger logger, long free, long wanted);

    [LoggerMessage(4000, LogLevel.Warning, "Task {TaskId} track {Track}: storage does not answer; next try in {Seconds} s. Nothing is deleted meanwhile.")]
    public static partial void StorageTrouble(ILogger logger, Exception error, string taskId, int track, double seconds);

    [LoggerMessage(3510, LogLevel.Warning, "The image at {Url} was not fetched: {Reason}.")]
    public static partial void ImageNotFetched(ILogger logger, string url, string reason);

    [LoggerMessage(4001, LogLevel.Warning, "What has expired could not be removed now; it is tried again within the hour.")]
    public static partial void RetentionWaits(ILogger logger, Exception error);

    [LoggerMessage(5000, LogLevel.Information, "Task {TaskId}: callback {Sequence} ({Type}) delivered at attempt {Attempt} in {Milliseconds} ms.")]
    public static partial void CallbackDelivered(ILogger logger, string taskId, long sequence, string type, int attempt, long milliseconds);

    [LoggerMessage(5001, LogLevel.Warning, "Task {TaskId}: callback {Sequence} ({Type}) failed at attempt {Attempt}: {Description}")]
    public static partial void CallbackFailed(ILogger logger, string taskId, long sequence, string type, int attempt, string description);

    [LoggerMessage(5002, LogLevel.Error, "Task {TaskId}: callback {Sequence} ({Type}) given up after {Attempts} attempts; its record stays.")]
    public static partial void CallbackGivenUp(ILogger logger, string taskId, long sequence, string type, int attempts);

    [LoggerMessage(5003, LogLevel.Warning, "Task {TaskId}: its callbacks wait because of trouble here.")]
    public static partial void DeliveryTrouble(ILogger logger, Exception error, string taskId);

    [LoggerMessage(5004, LogLevel.Information, "Task {TaskId}: event {Sequence} ({Type}) dropped: nobody is subscribed to it.")]
    public static partial void CallbackDropped(ILogger logger, string taskId, long sequence, string type);
}
