using System.Text.Json.Nodes;
using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Mixing;
using Recording.Core.Tasks.State;
using Recording.Storage.Tables;
using static Recording.Server.Tests.Rtc.ChannelBench;

namespace Recording.Server.Tests.Rtc;

/// <summary>StartRtcCloudRecording with RecordMode 1, and what becomes of it.</summary>
public sealed class MixTests
{
    private const string Transcode = """
        {"AudioBitrate":64,"AudioChannels":2,"AudioSampleRate":32000,"VideoCodec":"H.265","VideoBitrate":500,"VideoFramerate":25,"VideoGop":50,"VideoWidth":1280,"VideoHeight":720}
        """;

    private const string Halves = """{"UserPanes":[{"UserId":"bert","X":"0.5","Width":"0.5","Height":"1"},{"Width":"0.5","Height":"1","ZOrder":1}]}""";

    [Fact]
    public async Task Start_BeginsOneMixOfAllStreams()
    {
        await using var bench = await StartedAsync();
        await bench.BeginAsync(Mixed("""{"UserId":"anna"},{"UserId":"bert","StreamType":2},{"UserId":"anna","SourceType":1}"""));
        var mix = await bench.All.Mixes.NextAsync();

        Assert.Equal(
            ["anna_C", "bert_C", "anna_S"],
            mix.Plan.Users.Select(user => new Uri(user.Source.Text).AbsolutePath["/live/app-1_room_".Length..]));
        Assert.Equal([true, false, true], mix.Plan.Users.Select(user => user.HasSound));
        Assert.Equal([new PixelArea(640, 0, 640, 720), new PixelArea(0, 0, 640, 720)], mix.Plan.Layout!.Panes.Select(pane => pane.Area));
        Assert.Equal(
            new MixEncoding(new MixVideo(new PictureSize(1280, 720), 25, 50, 500, RtcVideoCodec.H265), new MixAudio(32000, 2, 64), TimeSpan.FromSeconds(30)),
            mix.Request.Encoding);
        Assert.Null(bench.All.Capture.TryNext());
    }

    [Theory]
    [InlineData(1, false, true)]
    [InlineData(2, true, false)]
    public async Task Start_RecordParamsLeaveOutPictureOrSound(int streamType, bool hasVideo, bool hasAudio)
    {
        await using var bench = await StartedAsync();
        var request = Mixed(Users("anna", "bert"));
        request["RecordParams"]!["StreamType"] = streamType;
        await bench.BeginAsync(request);
        var mix = await bench.All.Mixes.NextAsync();

        Assert.Equal((hasVideo, hasAudio), (mix.Request.Encoding.Video is not null, mix.Request.Encoding.Audio is not null));
        Assert.Equal(hasVideo, mix.Plan.Layout is not null);
    }

    [Fact]
    public async Task Files_AreOneSet_NamedAsAMix_AndToldInCallbacks()
    {
        await using var bench = await StartedAsync();
        var task = await bench.BeginAsync(Mixed(
            Users("anna", "bert"), """ "FileInfo":[{"Format":"HLS","FileNamePattern":"{ChannelId}_{RecordMode}_{UserId}_{SourceType}_{StreamType}_{StartTime}"},{"Format":"MP4"}], """));
        var mix = await bench.All.Mixes.NextAsync();
        mix.Up();
        mix.Segment();
        mix.Segment();
        await bench.UntilAsync(task, state => state.Tracks[0].NextSequence == 2);
        await bench.StopAsync(task);
        var files = (await bench.DescribeAsync(task, extended: false)).GetProperty("RecordFileList");

        Assert.Matches($@"^{task}/room_Mix_\{{UserId\}}_\{{SourceType\}}_AV_[0-9:-]+\.m3u8$", files.GetProperty("HlsFileList")[0].GetString());
        Assert.Matches($@"^{task}/app-1_room_[0-9:-]+\.mp4$", files.GetProperty("Mp4FileList")[0].GetString());
        Assert.Equal((1, 1), (files.GetProperty("HlsFileList").GetArrayLength(), files.GetProperty("Mp4FileList").GetArrayLength()));
        var sent = bench.Sent();
        Assert.Equal(["TaskCreated", "TaskStarting", "TaskRunning", "TaskStopping", "RecordFileUploaded", "TaskStopped"], sent.Select(item => item.Event));
        Assert.Equal(("HLS", ""), (sent[4].Payload.GetProperty("format").GetString(), sent[4].Payload.GetProperty("userId").GetString()));
    }

    [Fact]
    public async Task Update_ReachesTheRunningMix_AndTheNextOneAfterARestart()
    {
        await using var bench = await StartedAsync();
        var task = await bench.BeginAsync(Mixed(Users("anna", "bert")));
        var mix = await bench.All.Mixes.NextAsync();
        mix.Up();
        Read(await bench.CallAsync("UpdateRtcCloudRecording", Update(task, Users("bert", "cleo"), """{"UserPanes":[{"UserId":"cleo","Width":"1","Height":"1"}]}""")));

        Assert.Equal(["bert", "cleo"], mix.Plan.Users.Select(user => user.User.UserId));
        Assert.Equal([("cleo", new PixelArea(0, 0, 1280, 720))], mix.Plan.Layout!.Panes.Select(pane => (pane.UserId, pane.Area)));
        Read(await bench.CallAsync("UpdateRtcCloudRecording", Update(task, Users("anna", "cleo"))));
        Assert.Equal(["anna", "cleo"], mix.Plan.Users.Select(user => user.User.UserId));
        Assert.Equal("cleo", Assert.Single(mix.Plan.Layout!.Panes).UserId);

        await bench.All.RestartAsync();
        var next = await bench.All.Mixes.NextAsync();
        Assert.Equal(mix.Plan, next.Plan);
        await bench.StopAsync(task);
        Assert.Single((await bench.StateAsync(task)).Tracks);
    }

    [Fact]
    public async Task Update_WhileTheMixRuns_NeverEndsIt()
    {
        await using var bench = await StartedAsync();
        var task = await bench.BeginAsync(Mixed(Users("anna", "bert")));
        var mix = await bench.All.Mixes.NextAsync();
        mix.Up();
        Read(await bench.CallAsync("UpdateRtcCloudRecording", Update(task, Users("cleo"))));

        Assert.False(mix.Exit.IsCompleted);
        Assert.Equal((1, "RUNNING"), ((await bench.StateAsync(task)).Tracks[0].Epoch, await bench.StatusAsync(task)));
    }

    [Theory]
    [InlineData("""{"UserId":"anna"}""", """{"UserPanes":[{"UserId":"bert"}]}""", "InvalidParameter.MixLayoutParams.UserPanes")]
    [InlineData("""{"UserId":"anna"}""", """{"UserPanes":[{"Width":"2"}]}""", "InvalidParameter.MixLayoutParams.UserPanes")]
    [InlineData("""{"UserId":"anna","StreamType":1}""", null, "InvalidParameter.SubscribeParams.SubscribeUserIdList")]
    public async Task Update_Contradictory_ChangesNothing(string users, string? layout, string code)
    {
        await using var bench = await StartedAsync();
        var request = Mixed(Users("anna", "bert"));
        request["RecordParams"]!["StreamType"] = 2;
        var task = await bench.BeginAsync(request);
        var mix = await bench.All.Mixes.NextAsync();
        var before = mix.Plan;

        AssertError(400, code, await bench.CallAsync("UpdateRtcCloudRecording", Update(task, users, layout)));
        Assert.Equal(before, mix.Plan);
    }

    [Fact]
    public async Task Update_OfIndividualRecording_TakesNoLayout()
    {
        await using var bench = await StartedAsync();
        var task = await bench.BeginAsync(Request(Users("anna")));

        AssertError(400, "InvalidParameter.MixLayoutParams.UserPanes", await bench.CallAsync("UpdateRtcCloudRecording", Update(task, Users("anna"), "{}")));
    }

    [Fact]
    public async Task NobodyLeft_IsIdle_AndEndsAfterMaxIdleTime()
    {
        await using var bench = await StartedAsync();
        var task = await bench.BeginAsync(Mixed(Users("anna", "bert")));
        var mix = await bench.All.Mixes.NextAsync();
        mix.Up();
        mix.Segment();
        await bench.UntilAsync(task, state => state.Tracks[0].NextSequence == 1);
        mix.Lost();
        await bench.UntilAsync(task, state => state.Phase == TaskPhase.Recovering);
        mix.Up();
        await bench.UntilAsync(task, state => state.Phase == TaskPhase.Running);
        Assert.False(mix.Exit.IsCompleted);

        mix.Lost();
        await bench.UntilAsync(task, state => state.Phase == TaskPhase.Recovering);
        bench.All.Time.Advance(TimeSpan.FromSeconds(60));
        await bench.All.UntilRetiredAsync();
        Assert.Equal(("STOPPED", ExitReason.StreamEnded), (await bench.StatusAsync(task), (await bench.StateAsync(task)).ExitReason));
        Assert.True(mix.Exit.IsCompleted);
    }

    [Fact]
    public async Task Stored_NoAddressIsReadable()
    {
        await using var bench = await StartedAsync();
        var task = await bench.BeginAsync(Mixed(Users("anna")));
        Read(await bench.CallAsync("UpdateRtcCloudRecording", Update(task, Users("anna", "bert"))));
        await foreach (var row in bench.All.Tables.QueryAllAsync("tasks", new TableQuery(task), CancellationToken.None))
            Assert.All(row.Properties.Values.OfType<string>(), text => Assert.DoesNotContain("sesame", text, StringComparison.Ordinal));
    }

    private static JsonObject Mixed(string users, string files = "")
    {
        var request = Request(users, files: files);
        request["RecordParams"]!["RecordMode"] = 1;
        request["MixTranscodeParams"] = JsonNode.Parse(Transcode);
        request["MixLayoutParams"] = JsonNode.Parse(users.Contains("bert", StringComparison.Ordinal) ? Halves : """{"UserPanes":[{"Width":"1","Height":"1"}]}""");
        return request;
    }

    private static JsonObject Update(string task, string users, string? layout = null)
    {
        var request = JsonNode.Parse($$"""{"TaskId":"{{task}}","SubscribeParams":{"SubscribeUserIdList":[{{users}}]} }""")!.AsObject();
        if (layout is not null)
            request["MixLayoutParams"] = JsonNode.Parse(layout);
        return request;
    }
}
