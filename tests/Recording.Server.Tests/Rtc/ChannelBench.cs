using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Recording.Core.Tasks.State;
using Recording.Engine.Callbacks;
using Recording.Engine.Operations;
using Recording.Engine.Tasks;
using Recording.Server.Tests.Driver;

namespace Recording.Server.Tests.Rtc;

/// <summary>The whole service but for FFmpeg, storage and network, with the application <c>app-1</c>, called as a client calls it.</summary>
internal sealed class ChannelBench : IAsyncDisposable
{
    private readonly Dictionary<string, FakeRun> _runs = new(StringComparer.Ordinal);

    private ChannelBench(DriverBench all) => All = all;

    public DriverBench All { get; }

    public FakeSender Sender => All.Sender;

    public static async Task<ChannelBench> StartedAsync(params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?> { [ChannelRequests.AppSetting.Name] = ChannelRequests.AppSetting.Value };
        foreach (var (name, value) in settings)
            all[name] = value;
        var bench = new DriverBench(all, OutputFormat.Hls);
        await bench.Driver.StartAsync(CancellationToken.None);
        return new ChannelBench(bench);
    }

    public static JsonObject Request(string users, string more = "", string files = "") => ChannelRequests.Start(users, more, files);

    public static string Users(params string[] names) => ChannelRequests.Users(names);

    public Task<OperationAnswer> CallAsync(string action, JsonObject parameters, bool extended = true) =>
        All.Services.GetRequiredService<OperationDispatcher>()
            .DispatchAsync(action, null, ChannelRequests.Key, new OperationRequest("ID", parameters, extended), CancellationToken.None);

    public Task<OperationAnswer> CallAsync(string action, string taskId, bool extended = true) =>
        CallAsync(action, new JsonObject { ["TaskId"] = taskId }, extended);

    public async Task<string> BeginAsync(JsonObject request) => Read(await CallAsync("StartRtcCloudRecording", request)).GetProperty("TaskId").GetString()!;

    public Task<OperationAnswer> UpdateAsync(string taskId, string users) =>
        CallAsync("UpdateRtcCloudRecording", JsonNode.Parse($$"""{"TaskId":"{{taskId}}","SubscribeParams":{"SubscribeUserIdList":[{{users}}]} }""")!.AsObject());

    public async Task<JsonElement> DescribeAsync(string taskId, bool extended = true) =>
        Read(await CallAsync("DescribeRtcCloudRecordingFiles", taskId, extended)).GetProperty("TaskInfo");

    public async Task<string> StatusAsync(string taskId) => (await DescribeAsync(taskId)).GetProperty("Status").GetString()!;

    public static JsonElement Read(OperationAnswer answer)
    {
        Assert.True(answer.Succeeded, answer.Error?.ToString());
        return JsonElement.Parse(answer.Body);
    }

    public async Task<TaskState> StateAsync(string taskId) => (await LoadAsync(taskId)).State;

    public async Task<LoadedTask> LoadAsync(string taskId) => (await All.Tasks.LoadAsync(taskId, CancellationToken.None))!;

    /// <summary>The newest capture of a stream, such as <c>anna_C</c>, that was not asked for yet.</summary>
    public async Task<FakeRun> RunAsync(string stream)
    {
        while (!_runs.ContainsKey(stream))
        {
            var run = await All.Capture.NextAsync();
            var name = new Uri(run.Request.SourceUrl).AbsolutePath;
            _runs[name["/live/app-1_room_".Length..]] = run;
        }

        _runs.Remove(stream, out var found);
        return found!;
    }

    /// <summary>Waits for a state, looked at after everything that the stores do.</summary>
    public Task UntilAsync(string taskId, Func<TaskState, bool> condition) =>
        All.Faults.UntilAsync(async () => condition(await StateAsync(taskId)));

    public async Task StopAsync(string taskId)
    {
        Read(await CallAsync("StopRtcCloudRecording", taskId));
        await All.UntilRetiredAsync();
    }

    /// <summary>What was sent of a task, in order: event and payload.</summary>
    public IReadOnlyList<(string Event, JsonElement Payload, OutboxEntry Entry)> Sent() => [.. Sender.Sent.Select(entry =>
    {
        var body = JsonElement.Parse(entry.Body);
        return (body.GetProperty("eventType").GetString()!, JsonElement.Parse(body.GetProperty("payload").GetString()!), entry);
    })];

    public static void AssertError(int status, string code, OperationAnswer answer)
    {
        Assert.NotNull(answer.Error);
        Assert.Equal((status, code), (answer.Error.Status, answer.Error.Code));
    }

    public ValueTask DisposeAsync() => All.DisposeAsync();
}
