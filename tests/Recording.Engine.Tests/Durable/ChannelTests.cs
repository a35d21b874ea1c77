using System.Text.Json;
using System.Text.Json.Nodes;
using Recording.Core.Tasks.State;
using Recording.Core.Vod;
using Recording.Engine.Callbacks;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.Durable;

/// <summary>Recordings of channels on the Durable driver, called as clients call them.</summary>
public sealed class ChannelTests
{
    [Fact]
    public async Task Channel_ChangesItsUsersAndIsPaused_EachStreamIsATrack()
    {
        await using var bench = NewBench();
        var task = await BeginAsync(bench, ChannelRequests.Start(ChannelRequests.Users("anna", "bert")));
        var runs = new Dictionary<string, FakeRun>(StringComparer.Ordinal);
        await TakeAsync(bench, runs, 2);
        runs["anna"].Up().Segment();
        runs["bert"].Up().Segment();
        await bench.UntilAsync(task, state => state.Tracks.All(track => track.NextSequence == 1));

        await CallAsync(bench, "UpdateRtcCloudRecording", JsonNode.Parse(
            $$"""{"TaskId":"{{task}}","SubscribeParams":{"SubscribeUserIdList":[{{ChannelRequests.Users("bert", "carl")}}]} }""")!.AsObject());
        await TakeAsync(bench, runs, 1);
        runs["carl"].Up().Segment();
        await bench.UntilAsync(task, state => state.Tracks is [{ Phase: TrackPhase.Ended }, _, { NextSequence: 1 }]);

        await CallAsync(bench, "PauseRtcCloudRecording", task);
        await bench.UntilAsync(task, state => state.Phase == TaskPhase.Paused && state.Tracks.All(track => !track.CaptureActive));
        runs.Clear();
        await CallAsync(bench, "ResumeRtcCloudRecording", task);
        await TakeAsync(bench, runs, 2);
        runs["bert"].Up().Segment();
        runs["carl"].Up().Segment();
        await bench.UntilAsync(task, state => state.Tracks is [{ NextSequence: 1 }, { NextSequence: 2 }, { NextSequence: 2 }]);
        await CallAsync(bench, "StopRtcCloudRecording", task);

        await UntilRetiredAsync(bench, task);
        var files = await bench.Tasks.ReadFilesAsync(task, CancellationToken.None);
        Assert.Equal([0, 1, 2], files.Select(file => file.Track).Distinct());
        Assert.All(files, file => Assert.NotNull(file.Finished));
        Assert.Equal([1L, 2], (await GapsAsync(bench, task)).Order());
        AssertCallbacksInOrder(bench.Sender.Sent);
    }

    [Fact]
    public async Task Vod_FilesBecomeAssetsAndAreMergedAndTranscoded()
    {
        await using var bench = NewBench(("Recording:TranscodeGroups:whole:0:Name", "hd"));
        var request = ChannelRequests.Start(ChannelRequests.Users("anna"));
        request["StorageParams"] = JsonNode.Parse("""{"StorageType":0,"VodParams":{"AutoCompose":1,"ComposeVodTranscodeGroupId":"whole"} }""");
        request["RecordParams"] = JsonNode.Parse("""{"RecordMode":0,"MaxFileDuration":180}""");
        request.Remove("NotifyFileUploadedFormat");
        var task = await BeginAsync(bench, request);
        (await bench.NextAsync()).Run.Up().Segment(100).Segment(100);
        await bench.UntilAsync(task, state => state.Tracks[0].NextSequence == 2);
        await CallAsync(bench, "StopRtcCloudRecording", task);
        await UntilRetiredAsync(bench, task);

        var answer = await CallAsync(bench, "DescribeRtcCloudRecordingFiles", task);
        var assets = answer.GetProperty("TaskInfo").GetProperty("Details").GetProperty("Media").EnumerateArray().ToList();
        Assert.Equal(
            [MediaId.OfFile(task, 0, 0), MediaId.OfFile(task, 0, 1), MediaId.OfMerged(task, 0)],
            assets.Select(asset => asset.GetProperty("MediaId").GetString()));
        Assert.All(assets, asset => Assert.Equal("DONE", asset.GetProperty("State").GetString()));
        var merged = assets[2].GetProperty("ObjectName").GetString()!;
        Assert.Equal(bench.Written.Written.SelectMany(bytes => bytes), bench.Objects.Bytes("recordings", merged));
        Assert.Equal(1, bench.Transcoder.Calls);
    }

    [Fact]
    public async Task Callbacks_OfAnEndedTask_AreReplayedInOrder()
    {
        await using var bench = NewBench();
        var failures = 2;
        bench.Sender.Answer = _ => Task.FromResult(FakeSender.Status(Interlocked.Decrement(ref failures) >= 0 ? 500 : 200));
        var task = await BeginAsync(bench, ChannelRequests.Start(ChannelRequests.Users("anna")));
        (await bench.NextAsync()).Run.Up().Segment();
        await bench.UntilAsync(task, state => state.Tracks[0].NextSequence == 1);
        await CallAsync(bench, "StopRtcCloudRecording", task);
        await UntilRetiredAsync(bench, task);
        AssertCallbacksInOrder(bench.Sender.Sent);
        var sent = bench.Sender.Sent;

        await CallAsync(bench, "ReplayCallbacks", task);
        await bench.UntilAsync(() => Task.FromResult(bench.Sender.Sent.Count >= sent.Count - 2 + sent.Count));
        await UntilRetiredAsync(bench, task);
        Assert.Equal(
            sent.DistinctBy(entry => entry.Sequence).Select(entry => (entry.Sequence, entry.Body)),
            bench.Sender.Sent.Skip(sent.Count).Select(entry => (entry.Sequence, entry.Body)));
    }

    private static DurableBench NewBench(params (string Name, string Value)[] settings) =>
        new(2, [OutputFormat.Hls], settings: [ChannelRequests.AppSetting, .. settings]);

    private static void AssertCallbacksInOrder(IReadOnlyList<OutboxEntry> sent)
    {
        var numbers = sent.Select(entry => entry.Sequence).ToList();
        Assert.Equal(numbers.Order(), numbers);
        Assert.Equal(Enumerable.Range(1, numbers.Distinct().Count()).Select(number => (long)number), numbers.Distinct());
    }

    private static async Task<string> BeginAsync(DurableBench bench, JsonObject request) =>
        (await CallAsync(bench, "StartRtcCloudRecording", request)).GetProperty("TaskId").GetString()!;

    private static Task<JsonElement> CallAsync(DurableBench bench, string action, string taskId) =>
        CallAsync(bench, action, new JsonObject { ["TaskId"] = taskId });

    private static Task<JsonElement> CallAsync(DurableBench bench, string action, JsonObject parameters) => bench.Alive.CallAsync(action, parameters);

    /// <summary>Takes so many captures that begin, by the user whose stream it is.</summary>
    private static async Task TakeAsync(DurableBench bench, Dictionary<string, FakeRun> runs, int count)
    {
        for (; count > 0; count--)
        {
            var (_, run) = await bench.NextAsync();
            runs[new Uri(run.Request.SourceUrl).AbsolutePath.Split('_')[2]] = run;
        }
    }

    private static async Task UntilRetiredAsync(DurableBench bench, string task)
    {
        await bench.UntilRetiredAsync(task);
        Assert.Empty(bench.Engine.Violations);
    }

    private static async Task<List<long>> GapsAsync(DurableBench bench, string task)
    {
        var tracks = new List<long>();
        for (var track = 0; track < 3; track++)
        {
            if ((await bench.Tasks.ReadGapsAsync(task, track, CancellationToken.None)).Count == 1)
                tracks.Add(track);
        }

        return tracks;
    }
}
