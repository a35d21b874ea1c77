using System.Globalization;
using System.Text.Json;
using Recording.Benchmarks.Results;
using Recording.Testing.Media;
using Recording.Testing.Rtmp;
using Recording.Testing.Server;

namespace Recording.Benchmarks.Channels;

/// <summary>
/// The time from the call of StopRtcCloudRecording to the status STOPPED, when every playlist is final, with one track and with the 17 that
/// a task may have. The rounds of both take turns.
/// </summary>
internal static class StopBenchmark
{
    private const int MostTracks = 17;
    private const int Rounds = 5;
    private const string App = "bench";
    private const string Channel = "room";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    public static async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        await using var rtmp = await RtmpServer.StartAsync(cancellationToken);
        await using var server = await RecordingServer.StartAsync(
            new RecordingServerOptions
            {
                Environment = new Dictionary<string, string?>
                {
                    // The users share one published stream; each has a capture of its own.
                    [$"Recording__Apps__{App}__StreamUrl"] = rtmp.Url("live", "{ChannelId}?user={UserId}_{SourceType}"),
                    ["Recording__RateLimits__Default"] = "1000000",
                },
            },
            cancellationToken);
        var clip = await SourceClip.GetAsync(
            new SourceClipOptions { Duration = TimeSpan.FromSeconds(20), Width = 640, Height = 360, VideoKilobits = 600 }, cancellationToken);
        await using var publisher = await Publisher.StartAsync(rtmp.Url("live", Channel), clip, PublisherOptions.Endless, cancellationToken);

        var (one, all) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            one.Add(await RoundAsync(server.Client, 1, cancellationToken));
            all.Add(await RoundAsync(server.Client, MostTracks, cancellationToken));
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"round {round + 1} of {Rounds}: {one[^1]:0} ms, {all[^1]:0} ms"));
        }

        return $"""
            | tracks | median ms | max ms |
            |--:|--:|--:|
            {Line(1, one)}
            {Line(MostTracks, all)}
            """;
    }

    private static async Task<double> RoundAsync(RecordingClient client, int tracks, CancellationToken cancellationToken)
    {
        var started = await client.CallAsync(
            "StartRtcCloudRecording",
            new
            {
                AppId = App,
                ChannelId = Channel,
                SubscribeParams = new { SubscribeUserIdList = Enumerable.Range(1, tracks).Select(number => new { UserId = $"user{number}" }) },
                RecordParams = new { RecordMode = 0 },
                StorageParams = new
                {
                    StorageType = 1,
                    FileInfo = new[] { new { Format = "HLS", SliceDuration = 10 } },
                    OSSParams = new { OSSEndpoint = "storage.example.com", OSSBucket = "recordings" },
                },
                MaxIdleTime = 120,
            },
            cancellationToken);
        var task = new { TaskId = started.EnsureOk().GetProperty("TaskId").GetString() };

        // Twelve seconds in, each track has a stored segment and an open one.
        await client.WaitUntilAsync(
            "DescribeRtcCloudRecordingFiles", task, answer => Tracks(answer).All(track => track.GetProperty("SegmentCount").GetInt64() > 0), Patience, cancellationToken);
        var begin = TimeProvider.System.GetTimestamp();
        (await client.CallAsync("StopRtcCloudRecording", task, cancellationToken)).EnsureOk();
        while (true)
        {
            var info = (await client.CallAsync("DescribeRtcCloudRecordingFiles", task, cancellationToken)).EnsureOk().GetProperty("TaskInfo");
            if (info.GetProperty("Status").GetString() == "STOPPED")
            {
                var took = TimeProvider.System.GetElapsedTime(begin).TotalMilliseconds;
                return info.GetProperty("RecordFileList").GetProperty("HlsFileList").GetArrayLength() == tracks
                    ? took
                    : throw new InvalidOperationException("Not every track has its playlist.");
            }

            await Task.Delay(PollInterval, cancellationToken);
        }
    }

    private static JsonElement.ArrayEnumerator Tracks(JsonElement answer) =>
        answer.GetProperty("TaskInfo").GetProperty("Details").GetProperty("Tracks").EnumerateArray();

    private static string Line(int tracks, List<double> times) =>
        string.Create(CultureInfo.InvariantCulture, $"| {tracks} | {Distribution.Median(times):0} | {times.Max():0} |");
}
