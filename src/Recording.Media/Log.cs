using Microsoft.Extensions.Logging;
using Recording.Core.Tasks.Decisions;
using Recording.Media.Capture;

namespace Recording.Media;

/// <summary>Log messages, ids 3000 to 3499. Texts of FFmpeg come redacted; source addresses never appear.</summary>
internal static partial class Log
{
    [LoggerMessage(3000, LogLevel.Information, "Capture started: process {ProcessId} writes to {SpoolFolder}")]
    public static partial void CaptureStarted(ILogger logger, int processId, string spoolFolder);

    [LoggerMessage(3002, LogLevel.Information, "Capture in {SpoolFolder} ended: {Reason}, {Detail}")]
    public static partial void CaptureEnded(ILogger logger, string spoolFolder, CaptureExitReason reason, string detail);

    [LoggerMessage(3003, LogLevel.Warning, "Capture in {SpoolFolder} did not end by itself and is killed")]
    public static partial void CaptureKilled(ILogger logger, string spoolFolder);

    [LoggerMessage(3004, LogLevel.Information, "Tail segment {Index} found in {SpoolFolder}: {Duration}, {Bytes} bytes")]
    public static partial void TailFound(ILogger logger, string spoolFolder, int index, TimeSpan duration, long bytes);

    [LoggerMessage(3005, LogLevel.Error, "The tail segment in {SpoolFolder} cannot be read")]
    public static partial void TailUnreadable(ILogger logger, string spoolFolder, Exception error);

    [LoggerMessage(3010, LogLevel.Information, "Mix started: process {ProcessId} encodes to {SpoolFolder}")]
    public static partial void MixStarted(ILogger logger, int processId, string spoolFolder);

    [LoggerMessage(3011, LogLevel.Information, "Mix in {SpoolFolder} ended after {Ticks} frames, {Skipped} of them left out: {Reason}, {Detail}")]
    public static partial void MixEnded(ILogger logger, string spoolFolder, long ticks, long skipped, CaptureExitReason reason, string detail);

    [LoggerMessage(3012, LogLevel.Warning, "Mix in {SpoolFolder} is too slow for this machine: {Count} frames are left out")]
    public static partial void MixSkips(ILogger logger, string spoolFolder, long count);

    [LoggerMessage(3013, LogLevel.Information, "Mix in {SpoolFolder} has another plan: {Users} users, {Panes} panes")]
    public static partial void MixPlanned(ILogger logger, string spoolFolder, int users, int panes);

    [LoggerMessage(3014, LogLevel.Warning, "The file at {Url} is no image that can be shown")]
    public static partial void ImageRefused(ILogger logger, string url);

    [LoggerMessage(3020, LogLevel.Information, "Relay started: process {ProcessId} works in {Folder}")]
    public static partial void RelayStarted(ILogger logger, int processId, string folder);

    [LoggerMessage(3021, LogLevel.Information, "Relay in {Folder} ended: {Reason}, {Detail}")]
    public static partial void RelayEnded(ILogger logger, string folder, CaptureExitReason reason, string detail);

    [LoggerMessage(3022, LogLevel.Error, "The stream that is relayed in {Folder} cannot be read: {Error}")]
    public static partial void RelayUnreadable(ILogger logger, string folder, string error);

    [LoggerMessage(3023, LogLevel.Information, "Target {Target} of the relay in {Folder} is connected to by process {ProcessId}")]
    public static partial void TargetConnecting(ILogger logger, int target, string folder, int processId);

    [LoggerMessage(3024, LogLevel.Information, "Target {Target} of the relay in {Folder} takes the stream")]
    public static partial void TargetLive(ILogger logger, int target, string folder);

    [LoggerMessage(3025, LogLevel.Warning, "Target {Target} of the relay in {Folder} failed and is tried again after {Delay}: {Failure}, {Detail}")]
    public static partial void TargetFailed(ILogger logger, int target, string folder, TargetFailure failure, string detail, TimeSpan delay);

    [LoggerMessage(3026, LogLevel.Warning, "Target {Target} of the relay in {Folder} was too slow: {Count} packets were left out")]
    public static partial void TargetDropped(ILogger logger, int target, string folder, long count);

    [LoggerMessage(3100, LogLevel.Warning, "Reading {Path} took too long and was given up")]
    public static partial void ProbeTimedOut(ILogger logger, string path);

    [LoggerMessage(3200, LogLevel.Information, "Composed {OutputPath}: {Duration}, {Bytes} bytes from {Runs} runs")]
    public static partial void Composed(ILogger logger, string outputPath, TimeSpan duration, long bytes, int runs);

    [LoggerMessage(3201, LogLevel.Error, "Composing {OutputPath} failed: {Error}")]
    public static partial void ComposeFailed(ILogger logger, string outputPath, string error);

    [LoggerMessage(3203, LogLevel.Warning, "Composed {OutputPath} without a sliver of {Duration} ({Format}); its segment stays stored")]
    public static partial void SliverLeftOut(ILogger logger, string outputPath, TimeSpan duration, string format);

    [LoggerMessage(3202, LogLevel.Warning, "Composed {OutputPath} lasts {Duration}, its runs {Expected}")]
    public static partial void DurationDiffers(ILogger logger, string outputPath, TimeSpan duration, TimeSpan expected);
}
