namespace Recording.Benchmarks.Usage;

/// <summary>CPU seconds since each process's start, at one moment.</summary>
internal sealed record CpuSnapshot(long Timestamp, double Nginx, double Server, double Ffmpeg, double Rest)
{
    public WindowUsage Since(CpuSnapshot begin)
    {
        var seconds = TimeProvider.System.GetElapsedTime(begin.Timestamp, Timestamp).TotalSeconds;
        return new WindowUsage(
            seconds,
            Percent(Nginx - begin.Nginx),
            Percent(Server - begin.Server),
            Percent(Ffmpeg - begin.Ffmpeg),
            Percent(Rest - begin.Rest));

        double Percent(double used) => 100 * used / seconds;
    }
}
