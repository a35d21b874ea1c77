using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Recording.Media.Processes;

namespace Recording.Media.Probing;

/// <summary>Reads files with ffprobe.</summary>
public sealed class FfprobeMediaProbe(IOptions<FfmpegOptions> options, TimeProvider time, ILogger<FfprobeMediaProbe> logger) : IMediaProbe
{
    public Task<MediaProbeResult?> ProbeAsync(string path, CancellationToken ct)
    {
        _ = (options, time, logger);
        throw new NotImplementedException();
    }
}
