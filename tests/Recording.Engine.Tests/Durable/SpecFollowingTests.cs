using System.Text.Json.Nodes;
using Recording.Core.Tasks.State;
using Recording.Engine.Relays;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.Durable;

/// <summary>Mixes and relays follow what a client told another worker than the one that has them, and the next one begins with it.</summary>
public sealed class SpecFollowingTests
{
    private const string Mix = """
        "RecordParams":{"RecordMode":1},
        "MixTranscodeParams":{"AudioBitrate":64,"AudioChannels":2,"AudioSampleRate":32000,"VideoBitrate":500,"VideoFramerate":25,"VideoGop":50},
        "MixLayoutParams":{"UserPanes":[{"Width":"1","Height":"1"}]}
        """;

    [Fact]
    public async Task Mix_FollowsAnUpdateThatAnotherWorkerTook()
    {
        await using var bench = NewBench();
        var start = ChannelRequests.Start(ChannelRequests.Users("anna", "bert"));
        foreach (var (name, value) in JsonNode.Parse("{" + Mix + "}")!.AsObject())
            start[name] = value!.DeepClone();
        var task = (await bench.Alive.CallAsync("StartRtcCloudRecording", start)).GetProperty("TaskId").GetString()!;
        var (worker, run) = await NextAsync(bench, worker => worker.Mixes.TryNext());
        run.Up();
        await Other(bench, worker).CallAsync("UpdateRtcCloudRecording", JsonNode.Parse(
            $$"""{"TaskId":"{{task}}","SubscribeParams":{"SubscribeUserIdList":[{{ChannelRequests.Users("cleo")}}]} }""")!.AsObject());

        await bench.UntilAsync(() => Task.FromResult(run.Plan.Users is [{ User.UserId: "cleo" }]));
        Assert.False(run.Exit.IsCompleted);
        await Other(bench, worker).CallAsync("StopRtcCloudRecording", new JsonObject { ["TaskId"] = task });
        await UntilRetiredAsync(bench, task);
    }

    [Fact]
    public async Task Relay_FollowsAnUpdateThatAnotherWorkerTook_AndGoesOnWithItWhenItsWorkerDies()
    {
        await using var bench = NewBench();
        await bench.Alive.CallAsync("StartLiveMPUTask", Relay("""{"MixMode":"0","StreamURL":"rtmp://h/live/x","SingleSubParams":{"UserId":"anna"}}"""));
        var (worker, run) = await NextAsync(bench, worker => worker.Relays.TryNext());
        run.Up();
        run.Live(0);
        var other = Other(bench, worker);
        await other.CallAsync("UpdateLiveMPUTask", Relay("""{"MultiStreamURL":[{"URL":"rtmp://h/live/x"},{"URL":"rtmp://i/live/y"}]}"""));
        await bench.UntilAsync(() => Task.FromResult(run.Targets is [(0, "rtmp://h/live/x"), (1, "rtmp://i/live/y")]));
        var task = (await other.Get<RelayIndex>().FindAsync("app-1", "relay", CancellationToken.None))!.EngineTaskId;
        await bench.UntilAsync(task, state => state.Tracks[0].Targets is [{ Phase: TargetPhase.Live }, { Phase: TargetPhase.Connecting }]);

        worker.Die();
        var (next, resumed) = await NextAsync(bench, worker => worker.Relays.TryNext());
        Assert.Same(other, next);
        Assert.Equal(run.Targets, resumed.Targets);
        resumed.Up();
        resumed.Fail(1);
        await bench.UntilAsync(task, state => state is { Phase: TaskPhase.Running } && state.Tracks[0].Targets is [{ Phase: TargetPhase.Live }, { Phase: TargetPhase.Failed }]);
        await other.CallAsync("StopLiveMPUTask", Relay("{}"));
        await UntilRetiredAsync(bench, task);

        Assert.Null(await other.Get<RelayIndex>().FindAsync("app-1", "relay", CancellationToken.None));
    }

    private static DurableBench NewBench() => new(2, [OutputFormat.Hls], settings: [ChannelRequests.AppSetting]);

    private static DurableWorker Other(DurableBench bench, DurableWorker worker) => bench.Workers.First(found => found != worker);

    private static JsonObject Relay(string parameters)
    {
        var all = JsonNode.Parse(parameters)!.AsObject();
        (all["AppId"], all["ChannelId"], all["TaskId"]) = ("app-1", "room", "relay");
        return all;
    }

    /// <summary>The next one that any worker begins, and the worker.</summary>
    private static async Task<(DurableWorker Worker, T Run)> NextAsync<T>(DurableBench bench, Func<DurableWorker, T?> tryNext)
        where T : class
    {
        (DurableWorker, T)? found = null;
        await bench.UntilAsync(() =>
        {
            foreach (var worker in bench.Workers.Where(worker => !worker.IsDead))
            {
                if (found is null && tryNext(worker) is { } run)
                    found = (worker, run);
            }

            return Task.FromResult(found is not null);
        });
        return found!.Value;
    }

    private static async Task UntilRetiredAsync(DurableBench bench, string task)
    {
        await bench.UntilRetiredAsync(task);
        Assert.Empty(bench.Engine.Violations);
    }
}
