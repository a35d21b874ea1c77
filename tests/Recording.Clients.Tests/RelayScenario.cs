using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Recording.Testing.Mixing;
using Recording.Testing.Rtmp;
using Recording.Testing.Server;
using Recording.Testing.Webhooks;

namespace Recording.Clients.Tests;

/// <summary>A gateway, a recording server, a receiver of events, and the vendor's client for every call.</summary>
internal sealed class RelayScenario : IAsyncDisposable
{
    public const string SigningKey = "the-key-of-relay-events";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly VendorClients _clients = new();

    private RelayScenario(RtmpServer gateway, RecordingServer server, WebhookReceiver webhooks) =>
        (Gateway, Server, Webhooks) = (gateway, server, webhooks);

    public RtmpServer Gateway { get; }

    public RecordingServer Server { get; }

    public WebhookReceiver Webhooks { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<RelayScenario> StartAsync()
    {
        var gateway = await RtmpServer.StartAsync(Token);
        var server = await RecordingServer.StartAsync(
            new RecordingServerOptions
            {
                Environment = new Dictionary<string, string?>
                {
                    ["Recording__Apps__app-1__StreamUrl"] = gateway.Url("notify", "{AppId}_{ChannelId}_{UserId}_{SourceType}"),
                    ["Recording__Callbacks__RelaySigningKey"] = SigningKey,
                },
            },
            Token);
        return new RelayScenario(gateway, server, await WebhookReceiver.StartAsync(Token));
    }

    /// <summary>Calls an operation with @alicloud/openapi-core about <c>app-1</c>; what is no text goes as a JSON text.</summary>
    public async Task<JsonElement> CallAsync(string action, params (string Name, object Value)[] parameters) => (await _clients.CallAsync(
        new ClientCall
        {
            Client = "openapi-core",
            Signature = "v3",
            Action = action,
            Version = "2016-11-01",
            Parameters = parameters.Append(("AppId", "app-1")).ToDictionary(
                parameter => parameter.Item1, parameter => parameter.Item2 is string or int ? parameter.Item2 : JsonSerializer.Serialize(parameter.Item2)),
        },
        Server.Address.Port,
        Token)).EnsureOk();

    /// <summary>Publishes a user's clip of a colour and a tone.</summary>
    public async Task<Publisher> PublishAsync(string user, string color, int hertz, int seconds)
    {
        var clip = await SignalClip.GetAsync(color, hertz, TimeSpan.FromSeconds(seconds), "320x180", Token);
        var stream = $"app-1_room_{user}_C";
        await Gateway.WaitForPlayersAsync("notify", stream, 1, Token);
        return await Publisher.StartAsync(Gateway.Url("notify", stream), clip, PublisherOptions.Once, Token);
    }

    /// <summary>Waits for an event, of a target if one is named.</summary>
    public async Task<JsonElement> WaitForEventAsync(int code, string? target = null) => (await Webhooks.WaitForAsync(
        request => Payload(request.Json) is var payload
            && payload.GetProperty("EventCode").GetInt32() == code
            && (target is null || payload.GetProperty("DstUrl").GetString() == target),
        Patience,
        Token)).Json;

    /// <summary>The events in order of arrival, each once: code, target, error code. A kill may come between a delivery and its record, and then it is repeated.</summary>
    public IReadOnlyList<(int Code, string Target, int Error)> Events() =>
        [.. Webhooks.Requests.Select(request => request.Json).DistinctBy(body => body.GetProperty("MsgId").GetString()).Select(Payload).Select(payload =>
            (payload.GetProperty("EventCode").GetInt32(), payload.GetProperty("DstUrl").GetString()!, payload.GetProperty("ErrorCode").GetInt32()))];

    /// <summary>The records of a page, and whether another follows.</summary>
    public async Task<(IReadOnlyList<JsonElement> Logs, bool HasMore)> RecordsAsync(string subId, int page, int size)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var answer = await CallAsync(
            "ListRtcMPUEventSubRecord",
            ("SubId", subId), ("PageNo", page), ("PageSize", size), ("StartTime", $"{now.AddHours(-1):yyyy-MM-dd'T'HH:mm:ss'Z'}"), ("EndTime", $"{now:yyyy-MM-dd'T'HH:mm:ss'Z'}"));
        var logs = answer.GetProperty("Logs").EnumerateArray().ToList();
        Assert.Equal(logs.Count, answer.GetProperty("Count").GetInt32());
        return (logs, answer.GetProperty("HasMore").GetBoolean());
    }

    public static string Signature(ReceivedRequest request) => Convert.ToHexStringLower(HMACSHA256.HashData(
        Encoding.ASCII.GetBytes(SigningKey), Encoding.UTF8.GetBytes($"{request.Headers["Ali-Rtc-Timestamp"]}.{request.Text}")));

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Gateway.DisposeAsync();
        await Webhooks.DisposeAsync();
        await _clients.DisposeAsync();
    }

    private static JsonElement Payload(JsonElement body) => body.GetProperty("Payload");
}
