using Microsoft.Extensions.Logging;
using Recording.Core.Ffmpeg;
using Recording.Media.Processes;

namespace Recording.Media.Capture;

/// <summary>Watches over an ffmpeg that reads a source, ends it where it has to be ended, and says how it ended.</summary>
internal sealed class CaptureSupervision(FfmpegOptions options, TimeProvider time, ILogger logger)
{
    // With media standing still FFmpeg cannot hear 'q'; a source that is only slow still gets this long.
    private static readonly TimeSpan SilentGrace = TimeSpan.FromSeconds(1);

    public CaptureLimits Limits => new(options.AnalysisTimeLimit, options.StallTime);

    // While connecting FFmpeg gives up a silent read after this time, with media flowing after twice this time. Then the watch
    // over its progress has to be the first to notice, because only that tells a stall from an end.
    public TimeSpan ReadTimeout =>
        TimeSpan.FromTicks(Math.Max(options.ConnectTimeLimit.Ticks, options.StallTime.Ticks / 2 + TimeSpan.TicksPerSecond));

    /// <summary>Waits for the end or brings it about; answers whether the caller asked for it.</summary>
    public async Task<bool> RunAsync(MediaProcess process, CaptureSession session, Task delivery, string folder, CancellationToken stop)
    {
        var stopAsked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stop.Register(() => stopAsked.TrySetResult());
        using var over = new CancellationTokenSource();
        var hang = JudgeHangAsync(process, session, over.Token);
        try
        {
            return await RunAsync(process, session, delivery, folder, stopAsked.Task);
        }
        finally
        {
            await over.CancelAsync();
            await hang;
        }
    }

    private async Task JudgeHangAsync(MediaProcess process, CaptureSession session, CancellationToken over)
    {
        if (await new HangWatch(process.ProcessId, time).RunAsync(() => session.Silence, over))
            session.OnHung();
    }

    private async Task<bool> RunAsync(MediaProcess process, CaptureSession session, Task delivery, string folder, Task stopAsked)
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
                ended = await CaptureStop.GracefullyAsync(process, session.IsFlowing ? options.StopGrace : Shorter(SilentGrace, options.StopGrace));
            else if (session.IsHung)
                ended = await CaptureStop.KillAsync(process);
            else if (delivery.IsCompleted || session.HasVerdict())
                ended = await CaptureStop.AtOnceAsync(process);
            else
                continue;

            if (!ended)
                Log.CaptureKilled(logger, folder);
            return stopAsked.IsCompleted;
        }

        return false;
    }

    /// <summary>How it ended.</summary>
    public static async Task<CaptureExit> ConcludeAsync(MediaProcess process, CaptureSession session, bool stopped, string sourceUrl, Func<string, string> redact)
    {
        if (stopped)
            return new CaptureExit(CaptureExitReason.StopRequested, "stopped on request");
        var exit = process.Exited.IsCompleted
            ? session.Conclude(await process.Exited)
            : new CaptureExit(CaptureExitReason.Crashed, "ffmpeg cannot be killed");
        return exit with { Detail = WithLastWords(exit, process, sourceUrl, redact) };
    }

    // FFmpeg's own last complaint helps people when it ended by itself for a reason of its own.
    private static string WithLastWords(CaptureExit exit, MediaProcess process, string sourceUrl, Func<string, string> redact)
    {
        if (exit.Reason is CaptureExitReason.Stalled or CaptureExitReason.TimestampsBroken
            || process.LastLines.LastOrDefault(l => FfmpegLogLine.LevelOf(l) is FfmpegLogLevel.Error) is not { } line)
            return exit.Detail;

        // The exact address first: a redactor that looks for addresses in a text can miss one with odd characters.
        var words = line.Replace(sourceUrl, redact(sourceUrl), StringComparison.Ordinal);
        return $"{exit.Detail} ({redact(words)})";
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
