namespace Recording.Benchmarks.Usage;

/// <summary>Who holds how much memory at one moment.</summary>
/// <param name="Nginx">nginx's worker.</param>
/// <param name="Server">The service's .NET process.</param>
/// <param name="Ffmpeg">Everything that the service has started.</param>
internal sealed record MemoryUsage(MemorySize Nginx, MemorySize Server, MemorySize Ffmpeg);
