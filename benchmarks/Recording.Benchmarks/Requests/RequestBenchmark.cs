using System.Diagnostics;
using System.Globalization;
using Recording.Testing.Server;

namespace Recording.Benchmarks.Requests;

/// <summary>
/// Signed requests a second, and how long they take: StartRtcCloudRecording with 17 users (validated in full, then refused because no
/// application is configured) under signature V3, and DescribeLiveRecordNotifyRecords under signature V1. Client and server share the machine.
/// </summary>
internal static class RequestBenchmark
{
    private const int Connections = 8;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    public static async Task<string> RunAsync(int seconds, CancellationToken cancellationToken)
    {
        await using var server = await RecordingServer.StartAsync(
            new RecordingServerOptions
            {
                Environment = new Dictionary<string, string?>
                {
                    ["Recording__RateLimits__Default"] = "1000000",
                    ["Recording__RateLimits__Operations__StartRtcCloudRecording"] = "1000000",
                    ["Logging__LogLevel__Default"] = "Error",
                },
            },
            cancellationToken);
        var rows = new List<string>();
        foreach (var (name, expected, make) in new (string, int, Func<HttpRequestMessage>)[]
        {
            ("StartRtcCloudRecording, 17 users, V3, validation only", 404, () => SignedRequests.Start(server.Address)),
            ("DescribeLiveRecordNotifyRecords, V1", 200, () => SignedRequests.Describe(server.Address)),
        })
        {
            await LoadAsync(make, expected, WarmUp, cancellationToken);
            var (count, times) = await LoadAsync(make, expected, TimeSpan.FromSeconds(seconds), cancellationToken);
            rows.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {count / (double)seconds:F0} | {Percentile(times, 50):F2} | {Percentile(times, 99):F2} | {times[^1]:F1} |"));
        }

        return $"""
            | request ({Connections} connections, {seconds} s) | per second | p50 ms | p99 ms | max ms |
            |:--|--:|--:|--:|--:|
            {string.Join('\n', rows)}
            """;
    }

    private static async Task<(int Count, List<double> Milliseconds)> LoadAsync(
        Func<HttpRequestMessage> make, int expected, TimeSpan duration, CancellationToken cancellationToken)
    {
        var end = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var results = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => OneAsync(make, expected, end, cancellationToken), cancellationToken)));
        var times = results.SelectMany(times => times).Order().ToList();
        return (times.Count, times);
    }

    private static async Task<List<double>> OneAsync(Func<HttpRequestMessage> make, int expected, long end, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1 });
        var times = new List<double>();
        while (Stopwatch.GetTimestamp() < end)
        {
            using var request = make();
            var begin = Stopwatch.GetTimestamp();
            using var answer = await client.SendAsync(request, cancellationToken);
            var body = await answer.Content.ReadAsStringAsync(cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            if ((int)answer.StatusCode != expected)
                throw new InvalidOperationException($"The service answered {(int)answer.StatusCode}: {body}");
        }

        return times;
    }

    private static double Percentile(List<double> sorted, int percent) => sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)];
}
