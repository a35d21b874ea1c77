using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Recording.EndToEnd.Tests.Scenarios;
using Recording.Testing.Media;
using Recording.Testing.Packets;

namespace Recording.EndToEnd.Tests;

/// <summary>A channel with real publishers: who comes, goes, comes back, or never comes.</summary>
public sealed class ChannelTests
{
    private const string Dora = "dörte d.";
    private static readonly string[] Announced = ["SLICE", "HLS", "MP4", "MP3"];

    private static readonly object[] Files =
    [
        new { Format = "HLS", SliceDuration = 10, FilePathPrefix = new[] { "rec", "day-1" }, FileNamePattern = "{ChannelId}_{UserId}_{SourceType}_{StreamType}_{StartTime}", SliceNamePattern = "{UserId}_{SourceType}_{StartTime}_{Sequence}" },
        new { Format = "MP4", FileNamePattern = "{RecordMode}_{AppId}_{UserId}_{SourceType}_{StartTime}" },
        new { Format = "MP3" },
    ];

    private static CancellationToken Token => RecordingScenario.Token;

    [Fact]
    public async Task FiveUsers_EachHasFilesOfTheirOwn_AndTheTaskEndsWithTheLast()
    {
        await using var scenario = await ChannelScenario.StartAsync();
        var clips = await Task.WhenAll(new[] { 6, 4, 12, 36 }.Select((seconds, index) => ChannelScenario.ClipAsync(seconds, seed: index + 1)));
        var task = await scenario.BeginAsync(scenario.Request(
            [
                new { UserId = "anna" }, new { UserId = "bert" }, new { UserId = "cleo", SourceType = 1 },
                new { UserId = Dora, StreamType = 1 }, new { UserId = "emil" },
            ],
            ChannelScenario.Bucket(Files),
            idle: 20,
            announced: Announced));
        Assert.Equal("RUNNING", (await scenario.DescribeAsync(task)).Status);

        // Anna leaves and comes back in time; the others come once, and Emil never.
        var others = Task.WhenAll(
            scenario.PublishWholeAsync("bert", "C", clips[1]), scenario.PublishWholeAsync("cleo", "S", clips[2]), scenario.PublishWholeAsync(Dora, "C", clips[3]));
        await scenario.PublishWholeAsync("anna", "C", clips[0]);
        await scenario.WaitForAsync(task, report => report.Track("anna") is { State: "LOST", StoredSeconds: > 5.5 });
        await scenario.PublishWholeAsync("anna", "C", clips[0]);

        // Who is given up has finished files while the task goes on; the last of the others may just have left.
        var early = await scenario.WaitForAsync(task, report => report.Track("emil").State == "ENDED" && report.Track("bert").State == "ENDED");
        Assert.True(early.Status is "RUNNING" or "RECOVERING", early.Status);
        Assert.Equal(("StreamNotFound", "StreamEnded"), (early.Track("emil").ExitReason, early.Track("bert").ExitReason));
        Assert.Empty(early.Track("emil").Files);
        Assert.All(early.Track("bert").Files, file => Assert.Equal("DONE", file.State));

        await others;
        var end = await scenario.WaitForAsync(task, report => report.State == "STOPPED");
        Assert.Equal(("STOPPED", "StreamEnded"), (end.Status, end.ExitReason));
        Assert.Equal([1, 0, 0, 0, 0], end.Tracks.Select(track => track.Gaps));
        await EnsureMediaAsync(scenario, end, clips);
        EnsureNames(end, task);
        await scenario.WaitForCallbackAsync(task, "TaskStopped");
        EnsureCallbacks(scenario, task, end);
        EnsureSigned(scenario);
        await EnsureNoSecretAsync(scenario);
    }

    private static async Task EnsureMediaAsync(ChannelScenario scenario, ChannelReport end, SourceClip[] clips)
    {
        string[] users = ["anna", "bert", "cleo", Dora];
        for (var user = 0; user < users.Length; user++)
        {
            var (track, source) = (end.Track(users[user]), await clips[user].PacketsAsync(Token));
            if (users[user] == Dora)
                source = new StreamPackets([], source.Audio);
            var parts = await scenario.DownloadAsync(track.File("HLS").Url!);
            Assert.Equal(user == 0 ? 2 : 1, parts.Count);
            Assert.All(parts, part => PacketLists.EnsureEqual(source, part, PacketExpectation.Whole));

            var seconds = clips[user].Options.Duration.TotalSeconds * parts.Count;
            Assert.All(track.Files, file => Assert.Equal(seconds, file.Duration, 0.5));
            var mp4 = Assert.Single(await scenario.DownloadAsync(track.File("MP4").Url!));
            Assert.Equal((source.Video.Count * parts.Count, source.Audio.Count * parts.Count), (mp4.Video.Count, mp4.Audio.Count));
            var mp3 = await FfprobeReport.ReadAsync(track.File("MP3").Url!, Token);
            Assert.Equal(seconds, mp3.Duration.TotalSeconds, 0.5);
        }
    }

    private static void EnsureNames(ChannelReport end, string task)
    {
        const string Time = @"\d{4}-\d\d-\d\d-\d\d:\d\d:\d\d";
        (string User, string Source)[] expected = [("anna", "OC"), ("bert", "OC"), ("cleo", "OS"), (Dora, "A")];
        Assert.Equal((4, 4, 4), (end.Hls.Count, end.Mp4.Count, end.Mp3.Count));
        for (var index = 0; index < expected.Length; index++)
        {
            var (user, source) = (Regex.Escape(expected[index].User), expected[index].Source);
            Assert.Matches($"^rec/day-1/{task}/room-1_{user}_{source}_AV_{Time}\\.m3u8$", end.Hls[index]);
            Assert.Matches($"^{task}/Single_testapp_{user}_{source}_{Time}\\.mp4$", end.Mp4[index]);
            Assert.Matches($"^{task}/testapp_room-1_{user}_{Time}\\.mp3$", end.Mp3[index]);
        }
    }

    private static void EnsureCallbacks(ChannelScenario scenario, string task, ChannelReport end)
    {
        var callbacks = scenario.Callbacks(task);
        Assert.Equal(Enumerable.Range(1, callbacks.Count).Select(i => (long)i), callbacks.Select(item => item.Payload.GetProperty("sequence").GetInt64()));
        Assert.Equal(["TaskCreated", "TaskStarting", "TaskRunning"], callbacks.Take(3).Select(item => item.Event));
        Assert.Equal(("TaskStopped", "StreamEnded"), (callbacks[^1].Event, callbacks[^1].Payload.GetProperty("reason").GetString()));
        Assert.Single(callbacks, item => item.Event == "TaskStopping");

        var uploads = callbacks.Where(item => item.Event == "RecordFileUploaded").Select(item => item.Payload).ToList();
        Assert.Equal(end.Hls.Order(), Of(uploads, "HLS"));
        Assert.Equal(end.Mp4.Order(), Of(uploads, "MP4"));
        Assert.Equal(end.Mp3.Order(), Of(uploads, "MP3"));
        Assert.All(Of(uploads, "SLICE"), name => Assert.Matches($"^rec/day-1/{task}/[^/]+_(OC|OS|A)_[0-9:-]+_\\d+\\.ts$", name));

        var screen = uploads.Single(payload => payload.GetProperty("format").GetString() == "HLS" && payload.GetProperty("userId").GetString() == "cleo");
        Assert.Equal((1, 0, 0), (screen.GetProperty("sourceType").GetInt32(), screen.GetProperty("streamType").GetInt32(), screen.GetProperty("gaps").GetInt32()));
        Assert.Equal(12, screen.GetProperty("duration").GetDouble(), 0.5);
        var slices = uploads.Where(payload => payload.GetProperty("format").GetString() == "SLICE" && payload.GetProperty("userId").GetString() == "cleo").ToList();
        Assert.Equal(screen.GetProperty("bytes").GetInt64(), slices.Sum(slice => slice.GetProperty("bytes").GetInt64()));
    }

    /// <summary>Every callback carries the vendor's signature, MD5 of timestamp and key.</summary>
    private static void EnsureSigned(ChannelScenario scenario) => Assert.All(scenario.All.Webhooks.Requests, request =>
    {
        Assert.Equal("application/json", request.Headers["Content-Type"]);
#pragma warning disable CA5351 // The vendor's signature.
        var signature = MD5.HashData(Encoding.UTF8.GetBytes($"{request.Headers["ALI-LIVE-TIMESTAMP"]}|{ChannelScenario.AuthKey}"));
#pragma warning restore CA5351
        Assert.Equal(Convert.ToHexStringLower(signature), request.Headers["ALI-LIVE-SIGNATURE"]);
    });

    private static IEnumerable<string> Of(IEnumerable<JsonElement> uploads, string format) =>
        uploads.Where(payload => payload.GetProperty("format").GetString() == format).Select(payload => payload.GetProperty("file").GetString()!).Order();

    /// <summary>Neither the gateway's key nor the key of the callbacks is in a callback, the log, or a row.</summary>
    private static async Task EnsureNoSecretAsync(ChannelScenario scenario)
    {
        string[] secrets = [ChannelScenario.GatewaySecret, ChannelScenario.AuthKey];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, scenario.All.Server.Log, StringComparison.Ordinal));
        Assert.All(scenario.All.Webhooks.Requests, request => Assert.All(secrets, secret => Assert.DoesNotContain(secret, request.Text, StringComparison.Ordinal)));
        foreach (var file in Directory.EnumerateFiles(scenario.All.Server.Data, "tables.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            var text = await reader.ReadToEndAsync(Token);
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        }
    }
}
