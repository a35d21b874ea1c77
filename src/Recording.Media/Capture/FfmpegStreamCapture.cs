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

        var supervision = new CaptureSupervision(options.Value, time, logger);
        var session = new CaptureSession(request.SpoolFolder, new CaptureMonitor(supervision.Limits, request.Media), observer, time);
        var arguments = CaptureArguments.Build(request.SourceUrl, request.Media, request.SliceDuration, supervision.ReadTimeout);
        await using var process = MediaProcess.Start(
            new MediaProcessStart(options.Value.FfmpegPath, arguments, request.SpoolFolder), time, session.OnOutput, session.OnLog);
        Log.CaptureStarted(logger, process.ProcessId, request.SpoolFolder);

        var delivery = session.DeliverAsync();
        var stopped = false;
        try
        {
            stopped = await supervision.RunAsync(process, session, delivery, request.SpoolFolder, stop);
        }
        finally
        {
            session.Finish(await FindTailAsync(session, request.SpoolFolder));
            await delivery;
        }

        return await CaptureSupervision.ConcludeAsync(process, session, stopped, request.SourceUrl, request.Redact);
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
}
