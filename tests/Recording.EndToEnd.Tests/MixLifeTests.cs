using System.Globalization;
using Recording.EndToEnd.Tests.Scenarios;
using Recording.Testing.Mixing;
using Recording.Testing.Packets;
using Recording.Testing.Processes;
using Recording.Testing.Rtmp;

namespace Recording.EndToEnd.Tests;

/// <summary>What happens to a mix while it runs: changes, the death of the service, and as many users as there may be.</summary>
[Collection(AloneOnTheMachine.Name)]
public sealed class MixLifeTests
{
    private static readonly MixedUser Anna = new("anna", "red", new Rgb(254, 0, 0), 600, 0.25, 0.25, [(0, 60)], []);
    private static readonly MixedUser Bert = new("bert", "blue", new Rgb(0, 0, 254), 1300, 0.75, 0.25, [(0, 60)], []);
    private static readonly MixPlanned Minute = new(60, [Anna, Bert]);
    private static readonly object Whole = new { UserPanes = new[] { new { UserId = "anna", Width = "1", Height = "1" } } };

    private static readonly object Halves = new
    {
        UserPanes = new[] { new { X = "0", Width = "0.5", Height = "0.5" }, new { X = "0.5", Width = "0.5", Height = "0.5" } },
    };

    private static CancellationToken Token => RecordingScenario.Token;

    [Fact]
    public async Task Update_ChangesUsersAndLayout_WithinASecond_InTheSameFile()
    {
        await using var scenario = await MixScenario.StartAsync();
        var task = await scenario.Channel.BeginAsync(scenario.Request([new { UserId = "anna" }], Whole));
        await scenario.PublishAsync(Anna, Minute);
        await scenario.PublishAsync(Bert, Minute);
        await scenario.Channel.WaitForAsync(task, report => report.Tracks[0].State == "RECORDING");
        await scenario.Channel.All.Rtmp.WaitForPlayersAsync("notify", MixScenario.Stream("anna"), 1, Token);
        var before = TimeProvider.System.GetUtcNow();
        (await scenario.Channel.CallAsync("UpdateRtcCloudRecording", new
        {
            TaskId = task,
            SubscribeParams = new { SubscribeUserIdList = new[] { new { UserId = "anna" }, new { UserId = "bert" } } },
            MixLayoutParams = Halves,
        })).EnsureOk();
        await scenario.Channel.WaitForAsync(task, report => report.Tracks[0].StoredSeconds >= 10);
        var run = await scenario.StopAsync(task, before);
        var reading = await MixReading.ReadAsync(run.Playlist, MixScenario.FrameRate, Token);

        var change = -run.PlanTime(0);
        Assert.True(Shows(reading.ColorAt(change - 0.3, 0.75, 0.75), Anna.Seen), "anna before the change");
        for (var time = change + 1; time < (reading.Frames - 1) / (double)MixScenario.FrameRate; time += 0.2)
        {
            Assert.True(Shows(reading.ColorAt(time, 0.25, 0.25), Anna.Seen), $"anna {time - change:F1} s after the change");
            Assert.True(reading.ColorAt(time, 0.75, 0.75).IsNear(Rgb.Black), $"nobody {time - change:F1} s after the change");
        }

        Assert.True(Shows(reading.ColorAt(change + 5, 0.75, 0.25), Bert.Seen), "bert after the change");
        Assert.Equal((0, 1), (run.Report.Tracks[0].Gaps, run.Report.Hls.Count));
        Assert.Equal(reading.SoundSeconds, (double)reading.Frames / MixScenario.FrameRate, 0.1);
    }

    [Fact]
    public async Task ServerKilled_MixGoesOnInTheSameFile_WithTheGapMarked()
    {
        await using var scenario = await MixScenario.StartAsync();
        var task = await scenario.Channel.BeginAsync(scenario.Request([new { UserId = "anna" }, new { UserId = "bert" }], Halves));
        await scenario.PublishAsync(Anna, Minute);
        await scenario.PublishAsync(Bert, Minute);
        await scenario.Channel.WaitForAsync(task, report => report.Tracks[0].StoredSeconds >= 10);
        await scenario.Channel.All.Server.Kill9Async(Token);
        await scenario.Channel.All.Server.RestartAsync(Token);
        await scenario.Channel.WaitForAsync(task, report => report.Tracks[0] is { State: "RECORDING", Epoch: > 1, StoredSeconds: >= 22 });
        var run = await scenario.StopAsync(task, TimeProvider.System.GetUtcNow());

        Assert.Equal((1, 1), (run.Report.Hls.Count, run.Report.Tracks[0].Gaps));
        Assert.Equal(2, (await scenario.Channel.DownloadAsync(run.Playlist)).Count);
        var playlist = Playlist.Parse(await scenario.Channel.All.Server.Client.Http.GetStringAsync(new Uri(run.Playlist), Token));
        Assert.True(playlist.IsEnded);
    }

    [Fact]
    public async Task SeventeenUsers_To1280x720At15_LoseNoFrame()
    {
        // All users of this gateway are one stream; each has a decoder of its own all the same.
        await using var channel = await ChannelScenario.StartAsync("{ChannelId}?user={UserId}_{SourceType}");
        await using var scenario = new MixScenario(channel);
        var clip = await ChannelScenario.ClipAsync(60, seed: 21);
        await using var publisher = await Publisher.StartAsync(channel.All.Rtmp.Url("notify", ChannelScenario.Channel), clip, PublisherOptions.Endless, Token);
        var panes = Enumerable.Range(0, 17).Select(i => new { X = Part(i % 5, 5), Y = Part(i / 5, 4), Width = "0.2", Height = "0.25" });
        var task = await channel.BeginAsync(scenario.Request(
            [.. Enumerable.Range(1, 17).Select(number => new { UserId = $"user{number}" })],
            new { UserPanes = panes },
            new { AudioBitrate = 64, AudioChannels = 2, AudioSampleRate = 48000, VideoBitrate = 1500, VideoFramerate = 15, VideoGop = 30, VideoWidth = 1280, VideoHeight = 720 }));
        await channel.WaitForAsync(task, report => report.Tracks[0].StoredSeconds >= 20);
        var run = await scenario.StopAsync(task, TimeProvider.System.GetUtcNow());

        var packets = await Command.RunAsync(
            "ffprobe", ["-v", "error", "-select_streams", "v", "-show_entries", "packet=pts_time", "-of", "csv=p=0", run.Playlist], Token);
        var times = packets.Split('\n').Where(line => line.Length > 0).Select(line => double.Parse(line.TrimEnd(','), CultureInfo.InvariantCulture)).ToList();
        var wall = (run.Stopped - run.FirstFrame).TotalSeconds;
        TestContext.Current.TestOutputHelper?.WriteLine($"{times.Count} frames in {wall:F2} s of wall clock");
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.Equal(1.0 / 15, pair.Second - pair.First, 0.002));
        Assert.InRange(times.Count - wall * 15, -1, 0.5 * 15);
        var reading = await MixReading.ReadAsync(run.Playlist, 15, Token);
        for (var i = 0; i < 20; i++)
            Assert.Equal(i >= 17, IsEmpty(reading, (i % 5 + 0.5) / 5, (i / 5 + 0.5) / 4));
    }

    private static bool IsEmpty(MixReading reading, double x, double y) =>
        Enumerable.Range(reading.Frames / 2, 15).All(frame => reading.ColorAt(frame, x, y).IsNear(Rgb.Black));

    private static bool Shows(Rgb found, Rgb color) => found.IsNear(color) || found.IsNear(Rgb.White);

    private static string Part(int number, int of) => (number / (decimal)of).ToString(CultureInfo.InvariantCulture);
}
