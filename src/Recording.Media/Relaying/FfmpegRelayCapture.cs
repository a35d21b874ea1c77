using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Ffmpeg;
using Recording.Core.Relaying;
using Recording.Media.Capture;
using Recording.Media.Mixing;
using Recording.Media.Probing;
using Recording.Media.Processes;

namespace Recording.Media.Relaying;

/// <summary>Relays with an ffmpeg that makes the stream and one for each target that publishes it; in between the packets go through this process.</summary>
public sealed class FfmpegRelayCapture(
    IOptions<FfmpegOptions> options, IMediaProbe probe, IImageSource images, ITargetGuard guard, TimeProvider time, ILoggerFactory loggers) : IRelayCapture
{
    private readonly ILogger<FfmpegRelayCapture> _logger = loggers.CreateLogger<FfmpegRelayCapture>();

    public async Task<CaptureExit> RunAsync(RelayRequest request, IRelayObserver observer, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Source is RelaySource.Mix { Encoding.Video.Codec: not RtcVideoCodec.H264 })
            return new CaptureExit(CaptureExitReason.UnsupportedMedia, "RTMP takes H.264 only");

        CaptureExit exit;
        try
        {
            Directory.CreateDirectory(request.Folder);
            exit = await RelayAsync(request, new RelayNews(observer), stop);
        }
        catch (ProgramMissingException error)
        {
            exit = new CaptureExit(CaptureExitReason.FfmpegMissing, error.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            exit = new CaptureExit(CaptureExitReason.Crashed, $"the folder cannot be used: {error.Message}");
        }

        Log.RelayEnded(_logger, request.Folder, exit.Reason, exit.Detail);
        return exit;
    }

    private async Task<CaptureExit> RelayAsync(RelayRequest request, RelayNews news, CancellationToken stop)
    {
        var tools = new RelayTools(options.Value, guard, PushLimits.Default, PushQueueLimits.Default, time, _logger);
        var fan = new RelayFan(request, tools, news);
        var delivery = news.DeliverAsync();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var tending = new CancellationTokenSource();
        var tended = fan.TendAsync(tending.Token);
        try
        {
            var relayed = MakeAsync(request, news, fan, ending.Token);
            // An observer that throws, or a target that cannot be tried at all, ends the relay; both are told to the caller.
            await Task.WhenAny(relayed, tended, delivery);
            await ending.CancelAsync();
            var exit = await relayed;
            if (tended.IsFaulted)
                await tended;
            return exit;
        }
        finally
        {
            await tending.CancelAsync();
            await tended.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await fan.DisposeAsync();
            news.Finish();
            await delivery;
        }
    }

    private Task<CaptureExit> MakeAsync(RelayRequest request, RelayNews news, RelayFan fan, CancellationToken stop) => request.Source switch
    {
        RelaySource.Stream stream => ReadAsync(stream, request.Folder, news, fan, stop),
        RelaySource.Mix mix => new FfmpegMixCapture(options, probe, images, time, loggers.CreateLogger<FfmpegMixCapture>()).RunAsync(
            new MixRequest(mix.Plans, mix.Encoding, request.Folder), news, fan.Read, stop),
        _ => throw new ArgumentException("A relay has a stream or a mix.", nameof(request)),
    };

    private async Task<CaptureExit> ReadAsync(RelaySource.Stream source, string folder, RelayNews news, RelayFan fan, CancellationToken stop)
    {
        if (stop.IsCancellationRequested)
            return new CaptureExit(CaptureExitReason.StopRequested, "stopped before it began");

        var supervision = new CaptureSupervision(options.Value, time, _logger);
        var session = new CaptureSession(folder, new CaptureMonitor(supervision.Limits, source.Media), news, time);
        var arguments = CaptureArguments.BuildRelay(source.Url.Text, source.Media, supervision.ReadTimeout);
        await using var process = MediaProcess.StartRaw(new MediaProcessStart(options.Value.FfmpegPath, arguments, folder), time, fan.Read, session.OnLog);
        Log.RelayStarted(_logger, process.ProcessId, folder);

        var delivery = session.DeliverAsync();
        var stopped = false;
        try
        {
            stopped = await supervision.RunAsync(process, session, delivery, folder, stop);
        }
        finally
        {
            session.Finish([]);
            await delivery;
        }

        return await CaptureSupervision.ConcludeAsync(process, session, stopped, source.Url.Text, source.Url.Redact);
    }
}
