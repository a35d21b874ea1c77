using System.Globalization;
using System.Text;
using System.Text.Json;
using Recording.Benchmarks.Results;
using Recording.Benchmarks.Streams;
using Recording.Benchmarks.Usage;
using Recording.Testing.Media;
using Recording.Testing.Processes;
using Recording.Testing.Rtmp;
using Recording.Testing.Server;

namespace Recording.Benchmarks.Mixing;

/// <summary>
/// CPU seconds for each minute of output: the service's mix, and the cheapest single FFmpeg graph that gives the same picture, in turns over the same
/// live streams.
/// </summary>
internal static class MixBenchmark
{
    private const string App = "bench";
    private const string Application = "live";
    private const int Rounds = 3;

    // Of both sides alike, in every round: what is measured is a minute of a recording that runs, not its beginning.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    public static async Task<string> RunAsync(IReadOnlyList<int> counts, int seconds, CancellationToken cancellationToken)
    {
        var machine = await MachineDescription.ReadAsync(cancellationToken);
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{machine.Cores} cores ({machine.Processor}), {machine.OperatingSystem}, {machine.Dotnet}, FFmpeg {machine.Ffmpeg}; load before {MachineDescription.LoadAverage()}.");
        text.AppendLine(CultureInfo.InvariantCulture, $"CPU seconds for each minute of output, 1280x720 at 15 frames a second; medians of {Rounds} rounds of {seconds} s each, in turns.").AppendLine();
        text.AppendLine("| users | mix: decoders | mix: encoder | mix: .NET | mix, all | single graph | mix / graph | frames missing in the mix |");
        text.AppendLine("|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var users in counts)
            text.AppendLine(await CompareAsync(users, seconds, cancellationToken));
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"Load after {MachineDescription.LoadAverage()}, the benchmark's own in it.");
        return text.ToString();
    }

    private static async Task<string> CompareAsync(int users, int seconds, CancellationToken cancellationToken)
    {
        await using var rtmp = await RtmpServer.StartAsync(cancellationToken);
        await using var server = await RecordingServer.StartAsync(
            new RecordingServerOptions
            {
                // The fleet names its streams by number.
                Environment = new Dictionary<string, string?> { [$"Recording__Apps__{App}__StreamUrl"] = rtmp.Url(Application, "{UserId}") + "?c={ChannelId}_{SourceType}" },
            },
            cancellationToken);
        var clip = await SourceClip.GetAsync(
            new SourceClipOptions { Duration = TimeSpan.FromSeconds(20), Width = 640, Height = 360, VideoKilobits = 600 }, cancellationToken);
        await using var fleet = await StreamFleet.StartAsync(rtmp, Application, users, clip, cancellationToken);

        var (mixes, graphs) = (new List<MixCost>(), new List<double>());

        // Not counted: .NET compiles in the first half minute of use what it will use for months.
        await MixAsync(server, users, seconds: 30, cancellationToken);
        for (var round = 1; round <= Rounds; round++)
        {
            mixes.Add(await MixAsync(server, users, seconds, cancellationToken));
            graphs.Add(await GraphAsync(fleet.Urls, seconds, cancellationToken));
            fleet.EnsureAlive();
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{users} users, round {round}: mix {mixes[^1].All:F1} (decoders {mixes[^1].Decoders:F1}, encoder {mixes[^1].Encoder:F1}, .NET {mixes[^1].Service:F1}), graph {graphs[^1]:F1} CPU seconds a minute"));
        }

        // Of each pair of neighbours in time, so that what else the machine does falls on both.
        var ratio = Distribution.Median(mixes.Zip(graphs, (mix, graph) => mix.All / graph));
        return string.Create(CultureInfo.InvariantCulture,
            $"| {users} | {Middle(mixes, cost => cost.Decoders):F1} | {Middle(mixes, cost => cost.Encoder):F1} | {Middle(mixes, cost => cost.Service):F1} | {Middle(mixes, cost => cost.All):F1} | {Distribution.Median(graphs):F1} | {ratio:F2} | {mixes.Sum(cost => cost.Missing)} |");
    }

    private static double Middle(IEnumerable<MixCost> mixes, Func<MixCost, double> part) => Distribution.Median(mixes.Select(part));

    private static async Task<double> GraphAsync(IReadOnlyList<string> urls, int seconds, CancellationToken cancellationToken)
    {
        await using var graph = await MixGraph.StartAsync(urls, cancellationToken);
        await Task.Delay(WarmUp, cancellationToken);
        var (begin, made, clock) = (CpuClock.SecondsOf(graph.ProcessId), graph.Seconds, TimeProvider.System.GetTimestamp());
        await Task.Delay(TimeSpan.FromSeconds(seconds), cancellationToken);
        var (used, output, took) = (CpuClock.SecondsOf(graph.ProcessId) - begin, graph.Seconds - made, TimeProvider.System.GetElapsedTime(clock).TotalSeconds);
        return Math.Abs(output - took) < 3
            ? used * 60 / took
            : throw new InvalidOperationException($"The graph made {output:F1} s of output in {took:F1} s.");
    }

    private static async Task<MixCost> MixAsync(RecordingServer server, int users, int seconds, CancellationToken cancellationToken)
    {
        var grid = PaneGrid.For(users);
        var started = await server.Client.CallAsync(
            "StartRtcCloudRecording",
            new
            {
                AppId = App,
                ChannelId = "room",
                SubscribeParams = new { SubscribeUserIdList = Enumerable.Range(0, users).Select(number => new { UserId = $"stream{number:000}" }) },
                RecordParams = new { RecordMode = 1 },
                StorageParams = new
                {
                    StorageType = 1,
                    FileInfo = new[] { new { Format = "HLS", SliceDuration = 10 } },
                    OSSParams = new { OSSEndpoint = "storage.example.com", OSSBucket = "recordings" },
                },
                MixTranscodeParams = new
                {
                    AudioBitrate = 64,
                    AudioChannels = 2,
                    AudioSampleRate = 48000,
                    VideoBitrate = 1500,
                    VideoFramerate = 15,
                    VideoGop = 30,
                    VideoWidth = PaneGrid.Width,
                    VideoHeight = PaneGrid.Height,
                },
                MixLayoutParams = new { UserPanes = Enumerable.Range(0, users).Select(grid.Pane) },
                MaxIdleTime = 120,
            },
            cancellationToken);
        var task = new { TaskId = started.EnsureOk().GetProperty("TaskId").GetString() };
        await server.Client.WaitUntilAsync("DescribeRtcCloudRecordingFiles", task, answer => Track(answer).GetProperty("State").GetString() == "RECORDING", Patience, cancellationToken);
        await Task.Delay(WarmUp, cancellationToken);
        var (begin, clock) = (MixCost.Read(server.ProcessId), TimeProvider.System.GetTimestamp());
        await Task.Delay(TimeSpan.FromSeconds(seconds), cancellationToken);
        var cost = MixCost.Read(server.ProcessId).Since(begin, TimeProvider.System.GetElapsedTime(clock).TotalSeconds);

        (await server.Client.CallAsync("StopRtcCloudRecording", task, cancellationToken)).EnsureOk();
        var end = await server.Client.WaitUntilAsync(
            "DescribeRtcCloudRecordingFiles", task, answer => answer.GetProperty("TaskInfo").GetProperty("Status").GetString() == "STOPPED", Patience, cancellationToken);
        var track = Track(end);
        var playlist = track.GetProperty("Files")[0].GetProperty("Url").GetString()!;
        var frames = await Command.RunAsync(
            "ffprobe", ["-v", "error", "-count_packets", "-select_streams", "v", "-show_entries", "stream=nb_read_packets", "-of", "csv=p=0", playlist], cancellationToken);
        var counted = long.Parse(frames.Split('\n')[0].TrimEnd(','), CultureInfo.InvariantCulture);
        return cost with { Missing = (long)Math.Round(track.GetProperty("StoredSeconds").GetDouble() * 15) - counted };
    }

    private static JsonElement Track(JsonElement answer) => answer.GetProperty("TaskInfo").GetProperty("Details").GetProperty("Tracks")[0];
}
