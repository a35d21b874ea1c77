using Recording.Benchmarks.Results;
using Recording.Benchmarks.Streams;
using Recording.Benchmarks.Usage;
using Recording.Testing.Media;
using Recording.Testing.Rtmp;
using Recording.Testing.Server;

namespace Recording.Benchmarks.Capture;

/// <summary>The same streams through the same nginx three times: recorded by nginx, by nobody, and by the service.</summary>
/// <param name="options">How long and how often.</param>
/// <param name="recordings">How many streams.</param>
/// <param name="clip">What they show.</param>
/// <param name="say">Takes progress.</param>
internal sealed class CaptureComparison(BenchmarkOptions options, int recordings, SourceClip clip, Action<string> say)
{
    // After the last stream or job has begun; a recording asks for its stream's format during its first two or three seconds.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan FirstObjectTimeout = TimeSpan.FromSeconds(120);

    public async Task<CaptureResult> RunAsync(CancellationToken cancellationToken)
    {
        await using var rtmp = await RtmpServer.StartAsync(cancellationToken);
        say($"N = {recordings}: nginx records ...");
        var record = await RecordInNginxAsync(rtmp, cancellationToken);

        say($"N = {recordings}: nobody records ...");
        await using var fleet = await StreamFleet.StartAsync(rtmp, "live", recordings, clip, cancellationToken);
        var plain = await MeasureAsync(new UsageProbe(rtmp.ProcessId, null), fleet, () => 0, cancellationToken);

        say($"N = {recordings}: the service records ...");
        await using var server = await RecordingServer.StartAsync(new RecordingServerOptions(), cancellationToken);
        using var watch = new StorageWatch(server.Data);
        var jobs = await RecordingJobs.PrepareAsync(server.Client, cancellationToken);
        var probe = new UsageProbe(rtmp.ProcessId, server.ProcessId);
        var idle = probe.Memory();
        var started = await Task.WhenAll(fleet.Urls.Select(url => jobs.SubmitAsync(url, cancellationToken)));
        await watch.WaitForFirstObjectsAsync(started, FirstObjectTimeout, cancellationToken);
        var service = await MeasureAsync(probe, fleet, () => BytesIn(server.Data), cancellationToken);

        // Before the stop, which ends all the last segments at once.
        var seen = watch.MillisecondsToObject();
        var logged = StoredSegmentLog.Read(server.Log);
        EnsureUndisturbed(server);
        await server.StopAsync(cancellationToken);
        return new CaptureResult(
            recordings, record, plain, service, idle, StartBenchmark.Result(started, watch), Distribution.Of(seen), Distribution.Of(logged));
    }

    private async Task<PhaseResult> RecordInNginxAsync(RtmpServer rtmp, CancellationToken cancellationToken)
    {
        await using var fleet = await StreamFleet.StartAsync(rtmp, "record", recordings, clip, cancellationToken);
        return await MeasureAsync(new UsageProbe(rtmp.ProcessId, null), fleet, () => BytesIn(rtmp.RecordFolder), cancellationToken);
    }

    private async Task<PhaseResult> MeasureAsync(UsageProbe probe, StreamFleet fleet, Func<long> written, CancellationToken cancellationToken)
    {
        await Task.Delay(WarmUp, cancellationToken);
        var before = written();
        var windows = await probe.MeasureAsync(options.Windows, TimeSpan.FromSeconds(options.Seconds) / options.Windows, cancellationToken);
        var bits = 8.0 * (written() - before);
        fleet.EnsureAlive();
        return new PhaseResult(windows, probe.Memory(), bits / 1e6 / windows.Sum(window => window.Seconds) / recordings);
    }

    private void EnsureUndisturbed(RecordingServer server)
    {
        // A capture that ended and began again would have been measured as a recording.
        var begins = server.Log.Split('\n').Count(line => line.Contains(": capture of ", StringComparison.Ordinal));
        if (begins != recordings)
            throw new InvalidOperationException($"{recordings} recordings took {begins} captures:\n{server.Log}");
    }

    // Media only: neither the tables nor the playlists.
    private static long BytesIn(string folder) => new DirectoryInfo(folder)
        .EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true })
        .Where(file => file.Extension is ".ts" or ".flv")
        .Sum(file => file.Exists ? file.Length : 0);
}
