using Recording.Core.Callbacks;
using Recording.Core.Signatures;
using Recording.EndToEnd.Tests.Scenarios;
using Recording.Testing.Media;

namespace Recording.EndToEnd.Tests;

/// <summary>A job of a domain with notify settings.</summary>
public sealed class NotifySettingsTests
{
    private const string Key = "Key0fNotify5ettings";

    private static readonly SourceClipOptions Small =
        new() { Duration = TimeSpan.FromSeconds(13), Width = 320, Height = 180, Gop = 25, VideoKilobits = 300 };

    private static CancellationToken Token => RecordingScenario.Token;

    [Fact]
    public async Task Job_WithoutAnAddress_CallsItsDomainsWithFilesOnlyAndSigned()
    {
        await using var scenario = await RecordingScenario.StartAsync(("Recording__LiveRecord__ReconnectWindow", "00:00:04"));
        var client = scenario.Server.Client;
        (await client.CallAsync(
            "AddLiveRecordNotifyConfig",
            new { DomainName = "127.0.0.1", NotifyUrl = scenario.Webhooks.Url + "/domain", NotifyReqAuth = "yes", NotifyAuthKey = Key },
            Token)).EnsureOk();
        var clip = await SourceClip.GetAsync(Small, Token);
        var submitted = await client.CallAsync(
            "SubmitLiveRecordJob",
            new
            {
                Name = "test",
                TemplateId = await scenario.CreateTemplateAsync(Formats.Hls(), Formats.Mp4()),
                StreamInput = new { Type = "rtmp", Url = scenario.Rtmp.Url("live", "settings") },
                RecordOutput = new { Type = "oss" },
            },
            Token);
        var job = submitted.EnsureOk().GetProperty("JobId").GetString()!;
        await using var publisher = await scenario.PublishForAsync("live", "settings", clip);

        await scenario.WaitForAsync(job, report => report.State == "STOPPED");
        await scenario.WaitForCallbackAsync(job, "file_created", 2);

        Assert.Equal(["file_created", "file_created"], scenario.CallbackNames(job));
        Assert.Equal([1, 2], scenario.Callbacks(job).Select(body => body.GetProperty("sequence").GetInt32()));
        foreach (var request in scenario.Webhooks.Requests)
        {
            var at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(request.Headers["ALI-LIVE-TIMESTAMP"], System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(CallbackSignature.Sign(CallbackKind.LiveRecord, new Uri(scenario.Webhooks.Url), at, Key), request.Headers["ALI-LIVE-SIGNATURE"]);
            Assert.Equal("/domain", request.Path);
        }

        Assert.DoesNotContain(Key, scenario.Server.Log, StringComparison.Ordinal);
    }
}
