using Recording.Benchmarks.Results;
using Recording.Benchmarks.Streams;
using Recording.Testing.Media;
using Recording.Testing.Rtmp;
using Recording.Testing.Server;

namespace Recording.Benchmarks.Capture;

/// <summary>Times single starts of recordings of streams that are already live.</summary>
internal static class StartBenchmark
{
    private static readonly TimeSpan FirstObjectTimeout = TimeSpan.FromSeconds(60);

    // No multiple of the time between key pictures: jobs shall meet a stream at any point of it.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1.37);

    public static async Task<StartResult> RunAsync(int count, SourceClip clip, CancellationToken cancellationToken)
    {
        await using var rtmp = await RtmpServer.StartAsync(cancellationToken);
        await using var fleet = await StreamFleet.StartAsync(rtmp, "live", count, clip, cancellationToken);
        await using var server = await RecordingServer.StartAsync(new RecordingServerOptions(), cancellationToken);
        using var watch = new StorageWatch(server.Data);
        var recordings = await RecordingJobs.PrepareAsync(server.Client, cancellationToken);

        // The first job of a process's life pays for the compilation of everything that it is the first to use.
        var warmUp = await recordings.SubmitAsync(fleet.Urls[0], cancellationToken);
        await watch.WaitForFirstObjectsAsync([warmUp], FirstObjectTimeout, cancellationToken);
        await recordings.StopAsync(warmUp, cancellationToken);

        List<StartedJob> jobs = [];
        foreach (var url in fleet.Urls)
        {
            await Task.Delay(Pause, cancellationToken);
            jobs.Add(await recordings.SubmitAsync(url, cancellationToken));
        }

        await watch.WaitForFirstObjectsAsync(jobs, FirstObjectTimeout, cancellationToken);
        await server.StopAsync(cancellationToken);
        return Result(jobs, watch);
    }

    /// <summary>The times of jobs that have all stored something.</summary>
    public static StartResult Result(IReadOnlyList<StartedJob> jobs, StorageWatch watch) => new(
        Distribution.Of(jobs.Select(watch.SecondsToFirstByte).OfType<double>()),
        Distribution.Of(jobs.Select(watch.SecondsToFirstObject).OfType<double>()));
}
