using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Recording.Media.Probing;
using Recording.Media.Processes;

namespace Recording.Media.Compose;

/// <summary>Composes with one ffmpeg process.</summary>
public sealed class FfmpegMediaComposer(IOptions<FfmpegOptions> options, IMediaProbe probe, TimeProvider time, ILogger<FfmpegMediaComposer> logger)
    : IMediaComposer
{
    public Task<ComposeResult> ComposeAsync(ComposeRequest request, CancellationToken ct)
    {
        _ = (options, probe, time, logger);
        throw new NotImplementedException();
    }
}
