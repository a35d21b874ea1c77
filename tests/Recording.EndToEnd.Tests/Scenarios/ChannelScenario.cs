using System.Text.Json;
using Recording.Testing.Media;
using Recording.Testing.Packets;
using Recording.Testing.Rtmp;
using Recording.Testing.Server;

namespace Recording.EndToEnd.Tests.Scenarios;

/// <summary>A scenario whose RTMP server is the media gateway of the application <c>testapp</c>, and the calls of RTC recordings.</summary>
internal sealed class ChannelScenario : IAsyncDisposable
{
    public const string App = "testapp";
    public const string Channel = "room-1";
    public const string AuthKey = "mytestkeymytestkey";
    private const string Secret = "g4teway-key-that-nobody-may-see";
    // Composing gives way to every other program, and a channel has many files.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private ChannelScenario(RecordingScenario all) => All = all;

    public RecordingScenario All { get; }

    /// <summary>A key of the gateway, in the template's arguments.</summary>
    public static string GatewaySecret => Secret;

    private static CancellationToken Token => RecordingScenario.Token;

    /// <summary>Starts it, with more settings if wanted.</summary>
    public static Task<ChannelScenario> StartAsync(params (string Name, string Value)[] settings) =>
        StartAsync("{AppId}_{ChannelId}_{UserId}_{SourceType}?key=" + Secret, settings);

    /// <summary>The same with another template of the streams' names.</summary>
    public static async Task<ChannelScenario> StartAsync(string template, params (string Name, string Value)[] settings) =>
        new(await RecordingScenario.StartAsync(rtmp => [($"Recording__Apps__{App}__StreamUrl", rtmp.Url("notify", template)), .. settings]));

    /// <summary>A good request in individual mode.</summary>
    public object Request(object[] users, object? storage = null, int idle = 10, string[]? announced = null, object? record = null, string channel = Channel) => new
    {
        AppId = App,
        ChannelId = channel,
        SubscribeParams = new { SubscribeUserIdList = users },
        RecordParams = record ?? new { RecordMode = 0 },
        StorageParams = storage ?? Bucket(),
        NotifyUrl = All.Webhooks.Url + "/hook",
        NotifyAuthKey = AuthKey,
        NotifyFileUploadedFormat = announced ?? [],
        MaxIdleTime = idle,
    };

    public static object Bucket(params object[] files) => new
    {
        StorageType = 1,
        FileInfo = files.Length > 0 ? files : [new { Format = "HLS", SliceDuration = 10 }],
        OSSParams = new { OSSEndpoint = "storage.example.com", OSSBucket = "recordings" },
    };

    public async Task<string> BeginAsync(object request) =>
        (await CallAsync("StartRtcCloudRecording", request)).EnsureOk().GetProperty("TaskId").GetString()!;

    public Task<ApiAnswer> CallAsync(string action, object parameters) => All.Server.Client.CallAsync(action, parameters, Token);

    public async Task<ChannelReport> DescribeAsync(string task) =>
        ChannelReport.Read((await CallAsync("DescribeRtcCloudRecordingFiles", new { TaskId = task })).EnsureOk());

    public async Task<ChannelReport> WaitForAsync(string task, Func<ChannelReport, bool> condition) =>
        ChannelReport.Read(await All.Server.Client.WaitUntilAsync(
            "DescribeRtcCloudRecordingFiles", new { TaskId = task }, answer => condition(ChannelReport.Read(answer)), Patience, Token));

    /// <summary>Publishes as a user once the capture is waiting, so that it sees the first packet.</summary>
    public async Task<Publisher> PublishAsync(string user, string source, SourceClip clip, string channel = Channel)
    {
        var stream = $"{App}_{channel}_{Uri.EscapeDataString(user)}_{source}";
        await All.Rtmp.WaitForPlayersAsync("notify", stream, 1, Token);
        return await Publisher.StartAsync(All.Rtmp.Url("notify", stream), clip, PublisherOptions.Once, Token);
    }

    /// <summary>Publishes a whole clip and waits for its end.</summary>
    public async Task PublishWholeAsync(string user, string source, SourceClip clip)
    {
        await using var publisher = await PublishAsync(user, source, clip);
        await publisher.Ended.WaitAsync(Token);
    }

    public static Task<SourceClip> ClipAsync(int seconds, int seed) => SourceClip.GetAsync(
        new SourceClipOptions { Duration = TimeSpan.FromSeconds(seconds), Width = 320, Height = 180, VideoKilobits = 200, Seed = seed }, Token);

    /// <summary>A task's callbacks in order of arrival: the event, and its payload.</summary>
    public IReadOnlyList<(string Event, JsonElement Payload)> Callbacks(string task) =>
        [.. All.Webhooks.Requests.Select(request => request.Json).Where(body => body.GetProperty("taskId").GetString() == task)
            .Select(body => (body.GetProperty("eventType").GetString()!, JsonElement.Parse(body.GetProperty("payload").GetString()!)))];

    /// <summary>Waits for a task's callback.</summary>
    public async Task<JsonElement> WaitForCallbackAsync(string task, string name) => (await All.Webhooks.WaitForAsync(
        request => request.Json.GetProperty("taskId").GetString() == task && request.Json.GetProperty("eventType").GetString() == name, Patience, Token)).Json;

    public Task<IReadOnlyList<StreamPackets>> DownloadAsync(string url) =>
        PacketHashes.DownloadPartsAsync(All.Server.Client.Http, new Uri(url), Token);

    public ValueTask DisposeAsync() => All.DisposeAsync();
}
