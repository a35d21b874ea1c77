namespace Recording.Benchmarks.Usage;

/// <summary>CPU within one window, each in percent of one core.</summary>
/// <param name="Seconds">The window's length.</param>
/// <param name="Nginx">nginx's worker.</param>
/// <param name="Server">The service's .NET process.</param>
/// <param name="Ffmpeg">Everything that the service has started.</param>
/// <param name="Rest">What the machine did besides the benchmark and all that it has started: noise.</param>
internal sealed record WindowUsage(double Seconds, double Nginx, double Server, double Ffmpeg, double Rest);
