using System.Text;
using System.Text.Json;
using Recording.EndToEnd.Tests.Scenarios;
using Recording.Testing.Media;
using Recording.Testing.Processes;
using Recording.Testing.Rtmp;
using Recording.Testing.Server;

namespace Recording.EndToEnd.Tests;

/// <summary>Secrets in use, and everything that the service writes, says and starts searched for them.</summary>
[Trait("Head", "Server")]
public sealed class SecretsTests
{
    private const string StreamKey = "strm-4f1d-nobody-may-see";
    private const string DeadStreamKey = "dead-77a0-nobody-may-see";
    private const string AuthKey = "authkey5c22nobodymaysee";
    private const string WrongKey = "wrong-9b3e-nobody-may-see";

    // The two files that hold keys are closed to everybody else.
    private static readonly string[] KeyFiles = ["access-key.json", "master.key"];

    private static CancellationToken Token => RecordingScenario.Token;

    [Fact]
    public async Task Secrets_AreInNoLogRowFileAnswerOrCommandLineButFfmpegsOwn()
    {
        await using var scenario = await RecordingScenario.StartAsync(("Logging__LogLevel__Default", "Trace"));
        var answers = new StringBuilder();
        var clip = await SourceClip.GetAsync(
            new SourceClipOptions { Duration = TimeSpan.FromSeconds(30), Width = 320, Height = 180, Gop = 25, VideoKilobits = 300 }, Token);
        await CallAsync("AddLiveRecordNotifyConfig", new { DomainName = "127.0.0.1", NotifyUrl = scenario.Webhooks.Url + "/domain", NotifyReqAuth = "yes", NotifyAuthKey = AuthKey });
        var template = await scenario.CreateTemplateAsync(Formats.Hls(), Formats.Mp4());
        var job = await scenario.SubmitAsync(scenario.Rtmp.Url("live", $"secret?key={StreamKey}"), template);
        var dead = await scenario.SubmitAsync($"rtmp://someone:{DeadStreamKey}@127.0.0.1:1/live/none?key={DeadStreamKey}", template);
        await using var publisher = await Publisher.StartAsync(scenario.Rtmp.Url("live", "secret"), clip, PublisherOptions.Endless, Token);
        var before = await scenario.WaitForAsync(job, report => report.Segments >= 1);

        EnsureCommandLines(scenario);
        scenario.KillCapture();
        await scenario.WaitForAsync(job, report => report.State == "RUNNING" && report.Epoch > before.Epoch);
        using var refused = await new HttpClient().PostAsync(new Uri(scenario.Server.Address, $"/api/ListLiveRecordJobs?code={WrongKey}"), null, Token);
        answers.Append(await refused.Content.ReadAsStringAsync(Token));
        await CallAsync("SubmitLiveRecordJob", new { Name = "x", TemplateId = template, StreamInput = new { Type = "rtmp", Url = $"rtmp://h/only?key={StreamKey}" }, RecordOutput = new { Type = "oss" } });
        foreach (var id in new[] { job, dead })
        {
            await scenario.StopAsync(id);
            await CallAsync("GetLiveRecordJob", new { JobId = id });
            await CallAsync("ListLiveRecordFiles", new { JobIds = new[] { id }, PageSize = 10 });
        }

        await CallAsync("ListLiveRecordJobs", new { });
        await CallAsync("DescribeLiveRecordNotifyRecords", new { DomainName = "127.0.0.1" });
        await CallAsync("ListCallbackDeliveries", new { });
        await scenario.WaitForCallbackAsync(job, "file_created", 2);

        string[] all = [StreamKey, DeadStreamKey, AuthKey, WrongKey, RecordingServer.Key, .. await MadeKeysAsync(scenario)];
        EnsureNone("the log", scenario.Server.Log, all);
        EnsureNone("the answers", answers.ToString(), all);
        EnsureNone("the callbacks", string.Concat(scenario.Webhooks.Requests.Select(request => request.Text + string.Concat(request.Headers))), all);
        await scenario.Server.StopAsync(Token);
        foreach (var path in Directory.EnumerateFiles(scenario.Server.Data, "*", SearchOption.AllDirectories).Where(path => !KeyFiles.Contains(Path.GetFileName(path))))
            EnsureNone(path, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(path, Token)), all);
        if (!OperatingSystem.IsWindows())
        {
            foreach (var name in KeyFiles)
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(scenario.Server.Data, name)));
        }

        async Task CallAsync(string action, object parameters) => answers.Append((await scenario.Server.Client.CallAsync(action, parameters, Token)).Body);
    }

    /// <summary>
    /// FFmpeg takes an address from its command line alone, so that of a capture has the stream's key (SECURITY.md says what to do about it); nothing else is
    /// in any, and no child has the service's environment.
    /// </summary>
    private static void EnsureCommandLines(RecordingScenario scenario)
    {
        EnsureNone("the server's command line", Read(scenario.Server.ProcessId, "cmdline"), [StreamKey, DeadStreamKey, AuthKey, RecordingServer.Key]);
        var children = ProcessIdentity.DescendantsOf(scenario.Server.ProcessId);
        Assert.NotEmpty(children);
        foreach (var child in children)
        {
            EnsureNone("a child's command line", Read(child.Id, "cmdline"), [AuthKey, RecordingServer.Key]);
            EnsureNone("a child's environment", Read(child.Id, "environ"), [StreamKey, DeadStreamKey, AuthKey, RecordingServer.Key, "Recording__"]);
        }
    }

    private static async Task<IReadOnlyList<string>> MadeKeysAsync(RecordingScenario scenario)
    {
        var file = JsonElement.Parse(await File.ReadAllTextAsync(Path.Combine(scenario.Server.Data, "access-key.json"), Token));
        return [file.EnumerateObject().Single(member => member.Name.Contains("Secret", StringComparison.OrdinalIgnoreCase)).Value.GetString()!];
    }

    private static string Read(int process, string name)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/{name}");
        }
        catch (IOException)
        {
            return ""; // It has ended.
        }
    }

    private static void EnsureNone(string where, string text, string[] secrets)
    {
        for (var i = 0; i < secrets.Length; i++)
        {
            var at = text.IndexOf(secrets[i], StringComparison.Ordinal);
            Assert.True(at < 0, $"Secret {i} is in {where}: {(at < 0 ? "" : text[Math.Max(0, at - 120)..Math.Min(text.Length, at + 60)])}");
        }
    }
}
