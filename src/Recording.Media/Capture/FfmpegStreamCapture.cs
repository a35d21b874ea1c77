using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Recording.Core.Ffmpeg;
using Recording.Media.Probing;
using Recording.Media.Processes;

namespace Recording.Media.Capture;

/// <summary>Records a source with one ffmpeg process.</summary>
public sealed class FfmpegStreamCapture(IOptions<FfmpegOptions> options, IMediaProbe probe, TimeProvider time, ILogger<FfmpegStreamCapture> logger)
    : IStreamCapture
{
    // With media standing still FFmpeg cannot hear 'q'; a source that is only slow still gets this long.
    private static readonly TimeSpan SilentGrace = TimeSpan.FromSeconds(1);

    private readonly CapturedSegmentScan _scan = new(probe);

    public async Task<CaptureExit> RunAsync(CaptureRequest request, ICaptureObserver observer, CancellationToken stop)
    {
        CaptureExit exit;
        try
        {
            exit = stop.IsCancellationRequested
                ? new CaptureExit(CaptureExitReason.StopRequested, "stopped before it began")
                : await RecordAsync(request, observer, stop);
        }
        catch (ProgramMissingException error)
        {
            exit = new CaptureExit(CaptureExitReason.FfmpegMissing, error.Message);
        }

        Log.CaptureEnded(logger, request.SpoolFolder, exit.Reason, exit.Detail);
        return exit;
    }

    private async Task<CaptureExit> RecordAsync(CaptureRequest request, ICaptureObserver observer, CancellationToken stop)
    {
        try
        {
            Directory.CreateDirectory(request.SpoolFolder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new CaptureExit(CaptureExitReason.Crashed, $"the spool folder cannot be made: {error.Message}");
        }

        var limits = new CaptureLimits(options.Value.AnalysisTimeLimit, options.Value.StallTime);
        var session = new CaptureSession(request.SpoolFolder, new CaptureMonitor(limits, request.Media), observer, time);
        var arguments = CaptureArguments.Build(request.SourceUrl, request.Media, request.SliceDuration, ReadTimeout(options.Value));
        await using var process = MediaProcess.Start(
            new MediaProcessStart(options.Value.FfmpegPath, arguments, request.SpoolFolder), time, session.OnOutput, session.OnLog);
        Log.CaptureStarted(logger, process.ProcessId, request.SpoolFolder);

        var delivery = session.DeliverAsync();
        var stopped = false;
        try
        {
            stopped = await SuperviseAsync(process, session, delivery, request, stop);
        }
        finally
        {
            session.Finish(await FindTailAsync(session, request.SpoolFolder));
            await delivery;
        }

        if (stopped)
            return new CaptureExit(CaptureExitReason.StopRequested, "stopped on request");
        var exit = process.Exited.IsCompleted
            ? session.Conclude(await process.Exited)
            : new CaptureExit(CaptureExitReason.Crashed, "ffmpeg cannot be killed");
        return exit with { Detail = WithLastWords(exit, process, request) };
    }

    /// <summary>Waits for the end or brings it about; answers whether the caller asked for it.</summary>
    private async Task<bool> SuperviseAsync(MediaProcess process, CaptureSession session, Task delivery, CaptureRequest request, CancellationToken stop)
    {
        var stopAsked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stop.Register(() => stopAsked.TrySetResult());
        using var over = new CancellationTokenSource();
        var hang = JudgeHangAsync(process, session, over.Token);
        try
        {
            return await SuperviseAsync(process, session, delivery, stopAsked.Task, request);
        }
        finally
        {
            await over.CancelAsync();
            await hang;
        }
    }

    private async Task JudgeHangAsync(MediaProcess process, CaptureSession session, CancellationToken over)
    {
        if (await HangWatch.RunAsync(process, session, time, over))
            session.OnHung();
    }

    private async Task<bool> SuperviseAsync(MediaProcess process, CaptureSession session, Task delivery, Task stopAsked, CaptureRequest request)
    {
        while (!process.Exited.IsCompleted)
        {
            using var waiting = new CancellationTokenSource();
            // The patience changes when media arrives, so that has to wake the loop.
            var up = session.Up.IsCompleted ? Task.Delay(Timeout.InfiniteTimeSpan, time, waiting.Token) : session.Up;
            var check = Task.Delay(session.UntilNextCheck, time, waiting.Token);
            await Task.WhenAny(process.Exited, stopAsked, session.Judged, delivery, check, up);
            await waiting.CancelAsync();

            var ended = true;
            if (process.Exited.IsCompleted)
                break;
            if (stopAsked.IsCompleted)
                ended = await CaptureStop.GracefullyAsync(process, session.IsFlowing ? options.Value.StopGrace : Shorter(SilentGrace, options.Value.StopGrace));
            else if (session.IsHung)
                ended = await CaptureStop.KillAsync(process);
            else if (delivery.IsCompleted || session.HasVerdict())
                ended = await CaptureStop.AtOnceAsync(process);
            else
                continue;

            if (!ended)
                Log.CaptureKilled(logger, request.SpoolFolder);
            return stopAsked.IsCompleted;
        }

        return false;
    }

    private async Task<List<ClosedSegment>> FindTailAsync(CaptureSession session, string folder)
    {
        try
        {
            var tail = await _scan.FindAsync(folder, session.NextIndex, session.NextStart, CancellationToken.None);
            foreach (var segment in tail)
                Log.TailFound(logger, folder, segment.Index, segment.Duration, segment.Bytes);
            return tail;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ProgramMissingException)
        {
            // It stays on disk for the recovery at the next start; what was listed must still be told.
            Log.TailUnreadable(logger, folder, error);
            return [];
        }
    }

    // FFmpeg's own last complaint helps people when it ended by itself for a reason of its own.
    private static string WithLastWords(CaptureExit exit, MediaProcess process, CaptureRequest request)
    {
        if (exit.Reason is CaptureExitReason.Stalled or CaptureExitReason.TimestampsBroken
            || process.LastLines.LastOrDefault(l => FfmpegLogLine.LevelOf(l) is FfmpegLogLevel.Error) is not { } line)
            return exit.Detail;

        // The exact address first: a redactor that looks for addresses in a text can miss one with odd characters.
        var words = line.Replace(request.SourceUrl, request.Redact(request.SourceUrl), StringComparison.Ordinal);
        return $"{exit.Detail} ({request.Redact(words)})";
    }

    // While connecting FFmpeg gives up a silent read after this time, with media flowing after twice this time. Then the watch
    // over its progress has to be the first to notice, because only that tells a stall from an end.
    private static TimeSpan ReadTimeout(FfmpegOptions options) =>
        TimeSpan.FromTicks(Math.Max(options.ConnectTimeLimit.Ticks, options.StallTime.Ticks / 2 + TimeSpan.TicksPerSecond));

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
