using Recording.Benchmarks.Usage;

namespace Recording.Benchmarks.Results;

/// <summary>Everything that was measured with one number of concurrent streams.</summary>
/// <param name="Recordings">How many.</param>
/// <param name="NginxRecord">nginx takes the streams in and records them itself.</param>
/// <param name="NginxPlain">nginx takes the streams in, and nobody records or plays them.</param>
/// <param name="Service">nginx takes the streams in, and the service plays and records them.</param>
/// <param name="IdleService">The service's memory before its first job.</param>
/// <param name="BurstStart">Starts of all jobs at once.</param>
/// <param name="CloseToObject">Milliseconds from the end of a segment to its object, seen from outside.</param>
/// <param name="CloseToManifest">The same up to the manifest row and the deletion of the local file, as the service logs it.</param>
internal sealed record CaptureResult(
    int Recordings,
    PhaseResult NginxRecord,
    PhaseResult NginxPlain,
    PhaseResult Service,
    MemoryUsage IdleService,
    StartResult BurstStart,
    Distribution? CloseToObject,
    Distribution? CloseToManifest)
{
    /// <summary>nginx's own record, in percent of a core for each recording.</summary>
    public double NginxRecordCpu => PerRecording(NginxRecord.Median(window => window.Nginx) - NginxPlain.Median(window => window.Nginx));

    /// <summary>nginx's work of sending each stream to the service.</summary>
    public double NginxPlayCpu => PerRecording(Service.Median(window => window.Nginx) - NginxPlain.Median(window => window.Nginx));

    /// <summary>The service's FFmpeg processes.</summary>
    public double FfmpegCpu => PerRecording(Service.Median(window => window.Ffmpeg));

    /// <summary>The service's .NET process.</summary>
    public double ServerCpu => PerRecording(Service.Median(window => window.Server));

    /// <summary>The service as a whole.</summary>
    public double ServiceCpu => PerRecording(Service.Median(window => window.Server + window.Ffmpeg));

    private double PerRecording(double percent) => percent / Recordings;
}
