using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Recording.Testing.Processes;
using Recording.Testing.Rtmp;
using Recording.Testing.Server;
using Recording.Testing.Webhooks;

namespace Recording.EndToEnd.Tests.Scenarios;

/// <summary>A real RTMP server, a real recording server and a webhook receiver, and the few calls that every test makes.</summary>
internal sealed class RecordingScenario : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Composing gives way to every other program: a second's work takes minutes where thirty of them want two processors.
    private static readonly TimeSpan ComposePatience = TimeSpan.FromMinutes(4);

    private RecordingScenario(RtmpServer rtmp, RecordingServer server, WebhookReceiver webhooks) =>
        (Rtmp, Server, Webhooks) = (rtmp, server, webhooks);

    public RtmpServer Rtmp { get; }

    public RecordingServer Server { get; }

    public WebhookReceiver Webhooks { get; }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Starts all three; settings are environment variables of the recording server.</summary>
    public static Task<RecordingScenario> StartAsync(params (string Name, string Value)[] settings) => StartAsync(_ => settings);

    /// <summary>The same, with settings that name the RTMP server.</summary>
    public static async Task<RecordingScenario> StartAsync(Func<RtmpServer, (string Name, string Value)[]> settings)
    {
        var rtmp = await RtmpServer.StartAsync(Token);
        return await StartAsync(
            rtmp, new() { Environment = settings(rtmp).ToDictionary(setting => setting.Name, setting => (string?)setting.Value) });
    }

    /// <summary>Starts all three, with the recording server storing in an Azurite.</summary>
    public static async Task<RecordingScenario> StartWithAzuriteAsync(params (string Name, string Value)[] settings) => await StartAsync(
        await RtmpServer.StartAsync(Token),
        new() { UsesAzurite = true, Environment = settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value) });

    /// <summary>Starts all three, with the recording server as it is said.</summary>
    public static async Task<RecordingScenario> StartAsync(RecordingServerOptions options) => await StartAsync(await RtmpServer.StartAsync(Token), options);

    private static async Task<RecordingScenario> StartAsync(RtmpServer rtmp, RecordingServerOptions options) =>
        new(rtmp, await RecordingServer.StartAsync(options, Token), await WebhookReceiver.StartAsync(Token));

    public async Task<string> CreateTemplateAsync(params object[] formats) =>
        (await Server.Client.CallAsync("CreateLiveRecordTemplate", new { Name = "test", RecordFormat = formats }, Token))
            .EnsureOk().GetProperty("TemplateId").GetString()!;

    public async Task<string> SubmitAsync(string url, string templateId) =>
        (await Server.Client.CallAsync(
            "SubmitLiveRecordJob",
            new
            {
                Name = "test",
                TemplateId = templateId,
                StreamInput = new { Type = "rtmp", Url = url },
                RecordOutput = new { Type = "oss", Bucket = "recordings" },
                NotifyUrl = Webhooks.Url + "/hook",
            },
            Token)).EnsureOk().GetProperty("JobId").GetString()!;

    public async Task<JobReport> JobAsync(string jobId) =>
        JobReport.Read((await Server.Client.CallAsync("GetLiveRecordJob", new { JobId = jobId }, Token)).EnsureOk());

    public Task<JobReport> WaitForAsync(string jobId, Func<JobReport, bool> condition) => WaitForAsync(jobId, condition, Patience);

    public async Task<JobReport> WaitForAsync(string jobId, Func<JobReport, bool> condition, TimeSpan patience) =>
        JobReport.Read(await Server.Client.WaitUntilAsync(
            "GetLiveRecordJob", new { JobId = jobId }, answer => condition(JobReport.Read(answer)), patience, Token));

    public async Task<JobReport> StopAsync(string jobId)
    {
        (await Server.Client.CallAsync("StopLiveRecordJob", new { JobId = jobId }, Token)).EnsureOk();
        return await WaitForAsync(jobId, job => job.State == "STOPPED", ComposePatience);
    }

    public async Task<IReadOnlyList<FileReport>> FilesAsync(string jobId, string? format = null) =>
        FileReport.ReadAll((await Server.Client.CallAsync(
            "ListLiveRecordFiles", new { JobIds = new[] { jobId }, RecordFormat = format, PageSize = 30 }, Token)).EnsureOk());

    /// <summary>The bodies of a job's callbacks, in the order of arrival.</summary>
    public IReadOnlyList<JsonElement> Callbacks(string jobId) =>
        [.. Webhooks.Requests.Select(request => request.Json).Where(body => body.GetProperty("job_id").GetString() == jobId)];

    /// <summary>What a job's callbacks say, in order: the event, or file_created.</summary>
    public IReadOnlyList<string> CallbackNames(string jobId) => [.. Callbacks(jobId).Select(NameOf)];

    /// <summary>Waits for the job's n-th callback of a kind.</summary>
    public async Task<JsonElement> WaitForCallbackAsync(string jobId, string name, int count = 1) =>
        (await Webhooks.WaitForAsync(
            request => CallbackNames(jobId).Count(known => known == name) >= count && NameOf(request.Json) == name, Patience, Token)).Json;

    /// <summary>Kills the FFmpeg that captures, as the kernel does when memory runs out.</summary>
    public void KillCapture()
    {
        var captures = ProcessIdentity.DescendantsOf(Server.ProcessId);
        Assert.NotEmpty(captures);
        foreach (var capture in captures)
            capture.Kill();
    }

    /// <summary>Asks for a large object and reads only the first bytes of it; the connection stays until it is disposed of.</summary>
    public async Task<TcpClient> BeginDownloadAsync(int megabytes)
    {
        await StoredObjects.PutAsync(Server, "recordings", "large.bin", megabytes, Token);
        var client = new TcpClient { ReceiveBufferSize = 4096 };
        await client.ConnectAsync(Server.Address.Host, Server.Address.Port, Token);
        var request = $"GET /objects/recordings/large.bin HTTP/1.1\r\nHost: {Server.Address.Authority}\r\nx-functions-key: {RecordingServer.Key}\r\n\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), Token);
        var status = new byte[12];
        await client.GetStream().ReadExactlyAsync(status, Token);
        Assert.Equal("HTTP/1.1 200", Encoding.ASCII.GetString(status));
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Rtmp.DisposeAsync();
        await Webhooks.DisposeAsync();
    }

    private static string NameOf(JsonElement body) =>
        body.TryGetProperty("event", out var name) ? name.GetString()! : "file_created";
}
