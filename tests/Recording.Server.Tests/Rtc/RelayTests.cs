using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Recording.Core.Streams;
using Recording.Core.Tasks.State;
using Recording.Engine.Relays;
using Recording.Media.Capture;
using Recording.Media.Relaying;
using static Recording.Server.Tests.Rtc.ChannelBench;

namespace Recording.Server.Tests.Rtc;

/// <summary>StartLiveMPUTask, UpdateLiveMPUTask, StopLiveMPUTask and ListRtcMPUTaskDetail, and what becomes of a relay.</summary>
public sealed class RelayTests
{
    private const string Single = """{"MixMode":"0","StreamURL":"rtmp://h/live/x?key=secret","SingleSubParams":{"UserId":"anna"}}""";

    private const string Mixed = """
        {"MixMode":"1","MultiStreamURL":[{"URL":"rtmp://h/live/x?key=secret"},{"URL":"rtmp://i/live/y"}],
         "TranscodeParams":{
           "EncodeParams":{"AudioBitrate":"64","AudioChannels":"1","AudioSampleRate":"44100","VideoBitrate":"500","VideoFramerate":"25","VideoGop":"50","VideoWidth":"640","VideoHeight":"360"},
           "Layout":{"UserPanes":[{"X":"0","Y":"0","Width":"1","Height":"1"}]},
           "UserInfos":[{"UserId":"anna"},{"UserId":"bert","ChannelId":"other"}]}}
        """;

    [Fact]
    public async Task Single_RelaysTheUsersStream_ToItsAddress()
    {
        await using var bench = await StartedAsync();
        await CallAsync(bench, "StartLiveMPUTask", Single);
        var run = await bench.All.Relays.NextAsync();

        var source = Assert.IsType<RelaySource.Stream>(run.Request.Source);
        Assert.StartsWith("rtmp://gateway/live/app-1_room_anna_C", source.Url.Text, StringComparison.Ordinal);
        Assert.Equal([(0, "rtmp://h/live/x?key=secret")], run.Targets);
    }

    [Fact]
    public async Task Mixed_RelaysUsersOfSeveralChannels_ToSeveralAddresses()
    {
        await using var bench = await StartedAsync();
        await CallAsync(bench, "StartLiveMPUTask", Mixed);
        var run = await bench.All.Relays.NextAsync();

        var mix = Assert.IsType<RelaySource.Mix>(run.Request.Source);
        Assert.Equal(
            ["app-1_room_anna_C", "app-1_other_bert_C"], mix.Plans.Current.Users.Select(user => new Uri(user.Source.Text).AbsolutePath["/live/".Length..]));
        Assert.Equal((640, 25, 44100, 2.0), (mix.Encoding.Video!.Size.Width, mix.Encoding.Video.FrameRate, mix.Encoding.Audio!.SampleRate, mix.Encoding.Slice.TotalSeconds));
        Assert.Equal([(0, "rtmp://h/live/x?key=secret"), (1, "rtmp://i/live/y")], run.Targets);
    }

    [Fact]
    public async Task Stop_EndsTheRelay_AndItsIdIsFreeAgain()
    {
        await using var bench = await StartedAsync();
        await CallAsync(bench, "StartLiveMPUTask", Single);
        var run = await bench.All.Relays.NextAsync();
        run.Up();
        run.Live(0);
        AssertError(400, "InvalidParam", await TryAsync(bench, "StartLiveMPUTask", Single));
        await CallAsync(bench, "StopLiveMPUTask", "{}");
        await bench.All.UntilRetiredAsync();

        Assert.True(run.Exit.IsCompleted);
        Assert.Empty(await ListAsync(bench));
        AssertError(400, "InvalidParam", await TryAsync(bench, "StopLiveMPUTask", "{}"));
        await CallAsync(bench, "StartLiveMPUTask", Single);
        await bench.All.Relays.NextAsync();
    }

    [Fact]
    public async Task List_AnswersWhatWasAskedFor_AndHowItFares_WithoutTheAddressesSecrets()
    {
        await using var bench = await StartedAsync();
        await CallAsync(bench, "StartLiveMPUTask", Mixed);
        var run = await bench.All.Relays.NextAsync();
        run.Up();
        run.Live(0);
        run.Fail(1);
        await UntilAsync(bench, state => state.Tracks[0].Targets!.Value.All(target => target.Phase != TargetPhase.Connecting));
        var task = Assert.Single(await ListAsync(bench));

        Assert.Equal(("app-1", "room", "relay", "1"), (Text(task, "AppId"), Text(task, "ChannelId"), Text(task, "TaskId"), Text(task, "MixMode")));
        Assert.Equal("rtmp://h/live/x?key=secret", Text(task.GetProperty("MultiStreamURL")[0], "URL"));
        Assert.Equal("25", Text(task.GetProperty("TranscodeParams").GetProperty("EncodeParams"), "VideoFramerate"));
        var details = task.GetProperty("Details");
        Assert.Equal("RUNNING", Text(details, "State"));
        Assert.Equal(
            [("rtmp://h/live/x?***", "LIVE"), ("rtmp://i/live/y", "FAILED")],
            details.GetProperty("Targets").EnumerateArray().Select(target => (Text(target, "DstUrl"), Text(target, "State"))));
        Assert.DoesNotContain("secret", bench.All.Tables.Texts(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_HasTheOneThatWasChangedLastFirst_PageByPage()
    {
        await using var bench = await StartedAsync();
        foreach (var id in new[] { "a", "b", "c" })
        {
            await CallAsync(bench, "StartLiveMPUTask", Single, id);
            bench.All.Time.Advance(TimeSpan.FromSeconds(1));
        }

        await CallAsync(bench, "UpdateLiveMPUTask", """{"StreamURL":"rtmp://j/live/z"}""", "a");

        Assert.Equal(["a", "c"], (await ListAsync(bench, """{"PageNo":1,"PageSize":2}""")).Select(task => Text(task, "TaskId")));
        Assert.Equal(["b"], (await ListAsync(bench, """{"PageNo":2,"PageSize":2}""")).Select(task => Text(task, "TaskId")));
        Assert.Equal(["c"], (await ListAsync(bench, """{"TaskId":"c"}""")).Select(task => Text(task, "TaskId")));
    }

    [Fact]
    public async Task Update_OfUsersLayoutAndTargets_ReachesTheRunningRelay()
    {
        await using var bench = await StartedAsync();
        await CallAsync(bench, "StartLiveMPUTask", Mixed);
        var run = await bench.All.Relays.NextAsync();
        run.Up();
        await CallAsync(bench, "UpdateLiveMPUTask", """
            {"MultiStreamURL":[{"URL":"rtmp://i/live/y"},{"URL":"rtmp://j/live/z"}],"TranscodeParams":{"UserInfos":[{"UserId":"cleo"}]}}
            """);

        Assert.Equal([(1, "rtmp://i/live/y"), (2, "rtmp://j/live/z")], run.Targets);
        Assert.Equal(["cleo"], Assert.IsType<RelaySource.Mix>(run.Request.Source).Plans.Current.Users.Select(user => user.User.UserId));
        Assert.False(run.Exit.IsCompleted);
    }

    [Fact]
    public async Task Update_OfTheMode_BeginsAnotherRelay_WhichARestartGoesOnWith()
    {
        await using var bench = await StartedAsync();
        await CallAsync(bench, "StartLiveMPUTask", Mixed);
        var run = await bench.All.Relays.NextAsync();
        run.Up();
        await CallAsync(bench, "UpdateLiveMPUTask", """{"MixMode":"0","SingleSubParams":{"UserId":"anna","StreamType":"1"}}""");
        var next = await bench.All.Relays.NextAsync();
        Assert.True(run.Exit.IsCompleted);
        Assert.Equal(Core.Ffmpeg.TrackMedia.AudioOnly, Assert.IsType<RelaySource.Stream>(next.Request.Source).Media);

        await bench.All.RestartAsync();
        var resumed = await bench.All.Relays.NextAsync();
        Assert.Equal(((RelaySource.Stream)next.Request.Source).Url.Text, Assert.IsType<RelaySource.Stream>(resumed.Request.Source).Url.Text);
        Assert.Equal(next.Targets, resumed.Targets);
    }

    [Theory]
    [InlineData("""{"ChannelId":"other"}""", "InvalidParam")]
    [InlineData("""{"TaskId":"nobody"}""", "InvalidParam")]
    [InlineData("""{"AppId":"strange"}""", "InvalidParam")]
    [InlineData("""{"ChannelId":null}""", "MissingParam")]
    [InlineData("""{"StreamURL":"rtmp://h/x"}""", "InvalidParam")]
    public async Task Update_Refused_ChangesNothing(string edits, string code)
    {
        await using var bench = await StartedAsync();
        await CallAsync(bench, "StartLiveMPUTask", Single);
        var run = await bench.All.Relays.NextAsync();
        AssertError(400, code, await TryAsync(bench, "UpdateLiveMPUTask", edits));

        Assert.Equal([(0, "rtmp://h/live/x?key=secret")], run.Targets);
    }

    [Fact]
    public async Task Update_AfterTheStop_IsRefused()
    {
        await using var bench = await StartedAsync();
        await CallAsync(bench, "StartLiveMPUTask", Single);
        await CallAsync(bench, "StopLiveMPUTask", "{}");
        AssertError(400, "InvalidParam", await TryAsync(bench, "UpdateLiveMPUTask", """{"StreamURL":"rtmp://j/live/z"}"""));
    }

    [Fact]
    public async Task UnknownApplication_IsRefused() =>
        AssertError(400, "InvalidAppId", await TryAsync(await StartedAsync(), "StartLiveMPUTask", Single.Replace("{\"MixMode\"", "{\"AppId\":\"strange\",\"MixMode\"", StringComparison.Ordinal)));

    [Fact]
    public async Task NobodyComes_StopsByItself()
    {
        await using var bench = await StartedAsync();
        await CallAsync(bench, "StartLiveMPUTask", Single);
        await bench.All.Relays.NextAsync();
        bench.All.Time.Advance(TimeSpan.FromMinutes(3));
        await bench.All.UntilRetiredAsync();

        Assert.Empty(await ListAsync(bench));
    }

    [Fact]
    public async Task SourceGone_IsTriedAgain_AndIdOfADeadStartIsFreeAfterAMinute()
    {
        await using var bench = await StartedAsync();
        await CallAsync(bench, "StartLiveMPUTask", Single);
        var run = await bench.All.Relays.NextAsync();
        run.Up();
        run.End(CaptureExitReason.SourceEnded);
        await bench.All.Relays.NextAsync();

        var index = bench.All.Services.GetRequiredService<RelayIndex>();
        Assert.True(await index.TakeAsync("app-1", "dead", "task-that-never-was", CancellationToken.None));
        AssertError(400, "InvalidParam", await TryAsync(bench, "StartLiveMPUTask", Single, "dead"));
        bench.All.Time.Advance(TimeSpan.FromSeconds(61));
        await CallAsync(bench, "StartLiveMPUTask", Single, "dead");
    }

    [Theory]
    [InlineData(false, "rtmp://10.0.0.1/live/x", false)]
    [InlineData(false, "rtmp://8.8.8.8/live/x", true)]
    [InlineData(true, "rtmp://10.0.0.1/live/x", true)]
    [InlineData(false, "rtmp://nobody.invalid/live/x", true)]
    public async Task Targets_ArePublicUnlessSettingsSayOtherwise(bool allowsPrivate, string address, bool isAllowed)
    {
        await using var bench = await StartedAsync(("Recording:Callbacks:AllowPrivateAddresses", allowsPrivate.ToString()));
        Assert.True(RtmpUrl.TryParse(address, out var url, out _));

        Assert.Equal(isAllowed, (await bench.All.Services.GetRequiredService<ITargetGuard>().CheckAsync(url, CancellationToken.None)).IsAllowed);
    }

    private static async Task<JsonElement> CallAsync(ChannelBench bench, string action, string parameters, string id = "relay") =>
        Read(await TryAsync(bench, action, parameters, id));

    private static Task<Recording.Engine.Operations.OperationAnswer> TryAsync(ChannelBench bench, string action, string parameters, string id = "relay")
    {
        var all = new JsonObject { ["AppId"] = "app-1", ["ChannelId"] = "room", ["TaskId"] = id };
        foreach (var (name, value) in JsonNode.Parse(parameters)!.AsObject())
            all[name] = value?.DeepClone();
        return bench.CallAsync(action, all);
    }

    private static async Task<IReadOnlyList<JsonElement>> ListAsync(ChannelBench bench, string parameters = """{"PageNo":1,"PageSize":100}""")
    {
        var all = JsonNode.Parse(parameters)!.AsObject();
        all["AppId"] = "app-1";
        return [.. Read(await bench.CallAsync("ListRtcMPUTaskDetail", all)).GetProperty("MPUTasks").EnumerateArray()];
    }

    private static async Task UntilAsync(ChannelBench bench, Func<TaskState, bool> condition)
    {
        var listing = await bench.All.Services.GetRequiredService<RelayIndex>().FindAsync("app-1", "relay", CancellationToken.None);
        await bench.UntilAsync(listing!.EngineTaskId, condition);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
