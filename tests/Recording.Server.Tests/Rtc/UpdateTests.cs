using System.Text.RegularExpressions;
using Recording.Core.Tasks.State;
using static Recording.Server.Tests.Rtc.ChannelBench;

namespace Recording.Server.Tests.Rtc;

/// <summary>UpdateRtcCloudRecording: who is recorded from then on, over restarts too, and under which names.</summary>
public sealed class UpdateTests
{
    private const string Camera = """{"UserId":"anna"}""";
    private const string Screen = """{"UserId":"anna","SourceType":1}""";

    [Fact]
    public async Task Update_AddsAndEnds_AndSurvivesARestart()
    {
        await using var bench = await StartedAsync();
        var task = await bench.BeginAsync(Request(Users("anna", "bert")));
        (await bench.RunAsync("anna_C")).Up().Segment();
        (await bench.RunAsync("bert_C")).Up();
        await bench.UntilAsync(task, state => state.Tracks[0].NextSequence == 1);
        Read(await bench.UpdateAsync(task, Users("bert", "cleo")));
        (await bench.RunAsync("cleo_C")).Up().Segment();
        await bench.UntilAsync(task, state => state.Tracks[0].Phase == TrackPhase.Ended && state.Tracks[2].NextSequence == 1);
        Assert.Equal(ExitReason.Unsubscribed, (await bench.StateAsync(task)).Tracks[0].ExitReason);

        await bench.All.RestartAsync();
        (await bench.RunAsync("bert_C")).Up().Segment();
        (await bench.RunAsync("cleo_C")).Up().Segment();
        await bench.UntilAsync(task, state => state.Tracks[1].NextSequence == 1 && state.Tracks[2].NextSequence == 2);
        await bench.StopAsync(task);
        Assert.Equal(3, (await bench.DescribeAsync(task)).GetProperty("RecordFileList").GetProperty("HlsFileList").GetArrayLength());
        var (spec, state, _) = await bench.LoadAsync(task);
        Assert.Equal(["anna", "bert", "cleo"], spec.Tracks.Select(track => track.Subscriber.UserId));
        Assert.Equal(spec.Tracks.Select(track => track.Subscription), state.Tracks.Select(track => track.Subscription));
        Assert.Null(bench.All.Capture.TryNext());
    }

    [Theory]
    [InlineData("", 400, "InvalidParameter.SubscribeParams.SubscribeUserIdList")]
    [InlineData("""{"UserId":"anna"},{"UserId":"anna"}""", 400, "InvalidParameter.SubscribeParams.SubscribeUserIdList")]
    [InlineData("""{"UserId":"anna","StreamType":2}""", 400, "InvalidParameter.SubscribeParams.SubscribeUserIdList")]
    [InlineData("""{"UserId":"a/b"}""", 403, "InvalidParameter.UserId")]
    [InlineData("""{"StreamType":0}""", 400, "MissingParameter")]
    public async Task Update_BadSubscriptions_ChangeNothing(string users, int status, string code)
    {
        await using var bench = await StartedAsync();
        var task = await bench.BeginAsync(Request(Users("anna")));
        var before = await bench.LoadAsync(task);

        AssertError(status, code, await bench.UpdateAsync(task, users));
        Assert.Equal(before.State.Tracks.Length, (await bench.LoadAsync(task)).State.Tracks.Length);
    }

    [Fact]
    public async Task Update_EighteenUsers_AreRefused()
    {
        await using var bench = await StartedAsync();
        var task = await bench.BeginAsync(Request(Users("anna")));

        AssertError(
            400,
            "InvalidParameter.SubscribeParams.SubscribeUserIdList",
            await bench.UpdateAsync(task, Users([.. Enumerable.Range(0, 18).Select(i => $"u{i}")])));
    }

    [Fact]
    public async Task Update_ScreenBesideCamera_DefaultNamesTellTheSource()
    {
        await using var bench = await StartedAsync();
        var task = await bench.BeginAsync(Request(Camera));
        (await bench.RunAsync("anna_C")).Up().Segment();
        Read(await bench.UpdateAsync(task, $"{Camera},{Screen}"));
        (await bench.RunAsync("anna_S")).Up().Segment();
        await bench.UntilAsync(task, state => state.Tracks.Sum(track => track.NextSequence) == 2);
        await bench.StopAsync(task);

        var names = bench.All.Objects.Names("recordings");
        Assert.Contains(names, name => Regex.IsMatch(name, $@"^{task}/app-1_room_anna_2026-03-01-[0-9:]+\.m3u8$"));
        Assert.Contains(names, name => Regex.IsMatch(name, $@"^{task}/app-1_room_anna_OS_2026-03-01-[0-9:]+\.m3u8$"));
        Assert.Contains(names, name => Regex.IsMatch(name, $@"^{task}/app-1_room_anna_OS_2026-03-01-[0-9:]+_0\.ts$"));
    }

    [Fact]
    public async Task Update_ScreenBesideCamera_WithNamesThatDoNotTellTheSource_IsRefused()
    {
        await using var bench = await StartedAsync();
        var task = await bench.BeginAsync(Request(Camera, files: """ "FileInfo":[{"Format":"MP4","FileNamePattern":"{UserId}_{StartTime}"}], """));

        AssertError(400, "InvalidParameter.SubscribeParams.SubscribeUserIdList", await bench.UpdateAsync(task, $"{Camera},{Screen}"));
        Read(await bench.UpdateAsync(task, Screen));
    }

    [Fact]
    public async Task TwoStreamsOfOneSecondUnderOneName_KeepTheirFilesApart()
    {
        await using var bench = await StartedAsync();
        const string Files = """ "FileInfo":[{"Format":"HLS","FileNamePattern":"{UserId}_{StartTime}","SliceNamePattern":"{UserId}_{StartTime}_{Sequence}"}], """;
        var task = await bench.BeginAsync(Request("""{"UserId":"anna"},{"UserId":"anna","StreamType":1}""", files: Files));
        for (var track = 0; track < 2; track++)
            (await bench.RunAsync("anna_C")).Up().Segment();
        await bench.UntilAsync(task, state => state.Tracks.All(track => track.NextSequence == 1));
        await bench.StopAsync(task);

        var files = (await bench.DescribeAsync(task)).GetProperty("RecordFileList").GetProperty("HlsFileList").EnumerateArray().Select(name => name.GetString()!).ToList();
        Assert.Equal(2, files.Distinct().Count());
        Assert.Equal(2, bench.All.Objects.Names("recordings").Count(name => name.EndsWith(".ts", StringComparison.Ordinal)));

        // Each playlist names the segment of its own track.
        Assert.Equal(2, files.Select(file => bench.All.Objects.Text("recordings", file).Split('\n').Single(line => line.EndsWith(".ts", StringComparison.Ordinal))).Distinct().Count());
    }
}
