using System.Globalization;
using System.Text.Json;
using Recording.Testing.Mixing;
using Recording.Testing.Processes;
using Recording.Testing.Rtmp;

namespace Recording.Clients.Tests;

/// <summary>Relays and their events from end to end, with nothing but the vendor's client: real streams, real servers, real receivers.</summary>
public sealed class RelayTests
{
    private const int FrameRate = 15;
    private static readonly Rgb[] Seen = [new(254, 0, 0), new(0, 0, 254), new(0, 128, 0)];

    private static readonly object Transcode = new
    {
        EncodeParams = new
        {
            AudioBitrate = "96",
            AudioChannels = "2",
            AudioSampleRate = "48000",
            VideoBitrate = "500",
            VideoFramerate = "15",
            VideoGop = "15",
            VideoWidth = "640",
            VideoHeight = "360",
        },
        Layout = new { UserPanes = new[] { Pane("anna", 0), Pane("bert", 1), Pane("cleo", 2) } },
        UserInfos = new[] { new { UserId = "anna" }, new { UserId = "bert" }, new { UserId = "cleo" } },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ThreeUsers_AreRelayedToTwoServers_OneOfWhichDiesAndComesBack()
    {
        await using var scenario = await RelayScenario.StartAsync();
        var failing = await RtmpServer.StartAsync(Token);
        await using var steady = await RtmpServer.StartAsync(Token);
        var sub = (await scenario.CallAsync("CreateRtcMPUEventSub", ("CallbackUrl", scenario.Webhooks.Url + "/events"))).GetProperty("SubId").GetString()!;
        await scenario.CallAsync(
            "StartLiveMPUTask",
            ("ChannelId", "room"), ("TaskId", "relay_1"), ("MixMode", "1"), ("MaxIdleTime", "60"), ("TranscodeParams", Transcode),
            ("MultiStreamURL", new[] { new { URL = failing.Url("record", "out?key=secret-of-one") }, new { URL = steady.Url("record", "out?key=secret-of-other") } }));
        await using var anna = await scenario.PublishAsync("anna", "red", 600, 60);
        await using var bert = await scenario.PublishAsync("bert", "blue", 1300, 60);
        await using var cleo = await scenario.PublishAsync("cleo", "green", 2100, 60);

        var (one, other) = (failing.Url("record", "out?***"), steady.Url("record", "out?***"));
        await scenario.WaitForEventAsync(7, one);
        await scenario.WaitForEventAsync(7, other);
        await GrowsAsync(failing, 100_000);
        await failing.KillAsync();
        await scenario.WaitForEventAsync(4, one);
        await failing.DisposeAsync();
        await using var again = await RtmpServer.StartAsync(failing.Port, Token);
        await scenario.WaitForEventAsync(5, one);
        await GrowsAsync(again, 200_000);
        var listed = (await scenario.CallAsync("ListRtcMPUTaskDetail", ("TaskId", "relay_1"))).GetProperty("MPUTasks")[0];
        Assert.Equal(("1", "60"), (listed.GetProperty("MixMode").GetString(), listed.GetProperty("MaxIdleTime").GetString()));
        await scenario.CallAsync("StopLiveMPUTask", ("TaskId", "relay_1"));
        await scenario.WaitForEventAsync(6);

        var events = scenario.Events();
        Assert.Equal(
            [(1, ""), (2, ""), (7, ""), (7, ""), (4, one), (5, one), (6, "")],
            events.Select(found => (found.Code, found.Code == 7 ? "" : found.Target)));
        Assert.Equal(new[] { one, other }.Order(), events.Where(found => found.Code == 7).Select(found => found.Target).Order());
        Assert.All(events, found => Assert.Equal(found.Code == 4, found.Error != 0));
        await AssertUnbrokenAsync(Assert.Single(Directory.GetFiles(steady.RecordFolder)));
        await AssertRecordsAsync(scenario, sub);
        Assert.DoesNotContain("secret-of", scenario.Server.Log + string.Concat(scenario.Webhooks.Requests.Select(request => request.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServerKilled_RelayGoesOnAfterTheRestart_AndNoEventIsLost()
    {
        await using var scenario = await RelayScenario.StartAsync();
        await using var target = await RtmpServer.StartAsync(Token);
        await scenario.CallAsync("CreateRtcMPUEventSub", ("CallbackUrl", scenario.Webhooks.Url + "/events"));
        await scenario.CallAsync(
            "StartLiveMPUTask",
            ("ChannelId", "room"), ("TaskId", "relay_3"), ("MixMode", "0"), ("StreamURL", target.Url("record", "out")), ("SingleSubParams", new { UserId = "anna" }));
        await using var anna = await scenario.PublishAsync("anna", "red", 600, 60);
        await scenario.WaitForEventAsync(7);
        await scenario.Server.Kill9Async(Token);
        await scenario.Server.RestartAsync(Token);
        await scenario.WaitForEventAsync(3);
        var files = Directory.GetFiles(target.RecordFolder);
        while (!Directory.EnumerateFiles(target.RecordFolder).Except(files).Any(file => new FileInfo(file).Length > 50_000))
            await Task.Delay(50, Token);
        await scenario.CallAsync("StopLiveMPUTask", ("TaskId", "relay_3"));
        await scenario.WaitForEventAsync(6);

        // The target may have the old connection a moment longer and refuse the new one, once.
        Assert.Equal([1, 2, 7, 3, 2, 6], scenario.Events().Select(found => found.Code).Where(code => code is not (4 or 5)));
    }

    [Fact]
    public async Task EmptyChannel_StopsTheRelayByItself()
    {
        await using var scenario = await RelayScenario.StartAsync();
        await scenario.CallAsync("CreateRtcMPUEventSub", ("CallbackUrl", scenario.Webhooks.Url + "/events"), ("ChannelIds", "room"));
        await scenario.CallAsync(
            "StartLiveMPUTask",
            ("ChannelId", "room"), ("TaskId", "relay_2"), ("MixMode", "0"), ("MaxIdleTime", "10"), ("StreamURL", scenario.Gateway.Url("live", "out")),
            ("SingleSubParams", new { UserId = "nobody" }));
        var stopped = await scenario.WaitForEventAsync(6);

        Assert.Equal("relay_2", stopped.GetProperty("TaskId").GetString());
        Assert.Equal([1, 6], scenario.Events().Select(found => found.Code));
        Assert.NotEqual(0, stopped.GetProperty("Payload").GetProperty("ErrorCode").GetInt32());
        Assert.Equal(0, (await scenario.CallAsync("ListRtcMPUTaskDetail", ("TaskId", "relay_2"))).GetProperty("MPUTasks").GetArrayLength());
    }

    private static object Pane(string user, int column) => new
    {
        UserInfo = new { UserId = user },
        X = (column / 3m).ToString("0.0000", CultureInfo.InvariantCulture),
        Y = "0",
        Width = "0.3333",
        Height = "1",
    };

    /// <summary>Waits until what a server has taken of the stream is so long.</summary>
    private static async Task GrowsAsync(RtmpServer server, int bytes)
    {
        while (!Directory.EnumerateFiles(server.RecordFolder).Any(file => new FileInfo(file).Length > bytes))
            await Task.Delay(50, Token);
    }

    /// <summary>The picture has everybody in the right place, and no frame is missing from its first to its last.</summary>
    private static async Task AssertUnbrokenAsync(string file)
    {
        var packets = await Command.RunAsync(
            "ffprobe", ["-v", "error", "-select_streams", "v", "-show_entries", "packet=pts_time", "-of", "csv=p=0", file], Token);
        var times = packets.Split('\n').Where(line => line.Length > 0).Select(line => double.Parse(line.TrimEnd(','), CultureInfo.InvariantCulture)).ToList();
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.Equal(1.0 / FrameRate, pair.Second - pair.First, 0.0021));
        var reading = await MixReading.ReadAsync(file, FrameRate, Token);
        Assert.Equal((double)reading.Frames / FrameRate, reading.SoundSeconds, 0.2);
        TestContext.Current.TestOutputHelper?.WriteLine($"{times.Count} frames without a hole");
        for (var frame = reading.Frames / 2; frame < reading.Frames - FrameRate; frame++)
        {
            foreach (var (column, color) in Seen.Index())
            {
                var found = reading.ColorAt(frame, (column + 0.5) / 3, 0.5);
                Assert.True(found.IsNear(color) || found.IsNear(Rgb.White), $"frame {frame}, column {column}: {found}");
            }
        }
    }

    /// <summary>Page by page, newest first, the records are those of the deliveries and no others.</summary>
    private static async Task AssertRecordsAsync(RelayScenario scenario, string sub)
    {
        var records = new List<JsonElement>();
        for (var (page, hasMore) = (1, true); hasMore; page++)
        {
            (var logs, hasMore) = await scenario.RecordsAsync(sub, page, 3);
            Assert.Equal(hasMore || logs.Count == 3 ? 3 : logs.Count, logs.Count);
            records.AddRange(logs);
        }

        var received = scenario.Webhooks.Requests;
        Assert.Equal(received.Reverse().Select(request => request.Text), records.Select(record => record.GetProperty("Data").GetString()));
        Assert.All(records, record =>
        {
            Assert.Equal(("app-1", sub, "200"), (record.GetProperty("AppId").GetString(), record.GetProperty("SubId").GetString(), record.GetProperty("HTTPCode").GetString()));
            Assert.Equal(JsonElement.Parse(record.GetProperty("Data").GetString()!).GetProperty("MsgId").GetString(), record.GetProperty("MsgId").GetString());
            Assert.True(record.GetProperty("Cost").GetInt32() >= 0);
        });
        Assert.All(received, request => Assert.Equal(RelayScenario.Signature(request), request.Headers["Ali-Rtc-Signature"]));
    }
}
