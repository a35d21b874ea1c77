using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Recording.Media.Probing;
using Recording.Media.Processes;

namespace Recording.Media.Capture;

/// <summary>Records a source with one ffmpeg process.</summary>
public sealed class FfmpegStreamCapture(IOptions<FfmpegOptions> options, IMediaProbe probe, TimeProvider time, ILogger<FfmpegStreamCapture> logger)
    : IStreamCapture
{
    public Task<CaptureExit> RunAsync(CaptureRequest request, ICaptureObserver observer, CancellationToken stop)
    {
        _ = (options, probe, time, logger);
        throw new NotImplementedException();
    }
}
