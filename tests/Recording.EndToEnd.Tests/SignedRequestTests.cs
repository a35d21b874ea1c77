using System.Text.Json;
using System.Xml.Linq;
using Recording.EndToEnd.Tests.Scenarios;
using Recording.Testing.Server;

namespace Recording.EndToEnd.Tests;

/// <summary>What a signature protects against, on a running server.</summary>
public sealed class SignedRequestTests
{
    private static CancellationToken Token => RecordingScenario.Token;

    [Fact]
    public async Task ReplayedRequest_IsRefused_AlsoAfterARestart()
    {
        await using var scenario = await RecordingScenario.StartAsync();
        using var client = new HttpClient { BaseAddress = scenario.Server.Address };
        var address = SignedCalls.RpcAddress("once", SignedCalls.Time(TimeSpan.Zero));

        Assert.Equal((200, null), await AskAsync(client, address));
        Assert.Equal((400, "SignatureNonceUsed"), await AskAsync(client, address));

        await scenario.Server.Kill9Async(Token);
        await scenario.Server.RestartAsync(Token);
        Assert.Equal((400, "SignatureNonceUsed"), await AskAsync(client, address));
        Assert.Equal((200, null), await AskAsync(client, SignedCalls.RpcAddress("twice", SignedCalls.Time(TimeSpan.Zero))));
    }

    [Fact]
    public async Task RefusedSignature_DoesNotUseUpItsNonce()
    {
        await using var scenario = await RecordingScenario.StartAsync();
        using var client = new HttpClient { BaseAddress = scenario.Server.Address };

        Assert.Equal("SignatureDoesNotMatch", (await AskAsync(client, SignedCalls.RpcAddress("mine", SignedCalls.Time(TimeSpan.Zero), secret: "guess"))).Code);
        Assert.Equal((200, null), await AskAsync(client, SignedCalls.RpcAddress("mine", SignedCalls.Time(TimeSpan.Zero))));
    }

    [Fact]
    public async Task RpcRequest_EachRule_HasItsCode()
    {
        await using var scenario = await RecordingScenario.StartAsync();
        using var client = new HttpClient { BaseAddress = scenario.Server.Address };
        var good = SignedCalls.RpcAddress("n", SignedCalls.Time(TimeSpan.Zero));

        Assert.Equal((400, "InvalidTimeStamp.Expired"), await AskAsync(client, SignedCalls.RpcAddress("a", SignedCalls.Time(TimeSpan.FromMinutes(-16)))));
        Assert.Equal((400, "InvalidTimeStamp.Expired"), await AskAsync(client, SignedCalls.RpcAddress("b", SignedCalls.Time(TimeSpan.FromMinutes(16)))));
        Assert.Equal((200, null), await AskAsync(client, SignedCalls.RpcAddress("c", SignedCalls.Time(TimeSpan.FromMinutes(-14)))));
        Assert.Equal((400, "InvalidTimeStamp.Format"), await AskAsync(client, SignedCalls.RpcAddress("d", "2026-01-01 10:00:00")));
        Assert.Equal((404, "InvalidAccessKeyId.NotFound"), await AskAsync(client, SignedCalls.RpcAddress("e", SignedCalls.Time(TimeSpan.Zero), key: "nobody")));
        Assert.Equal((400, "MissingSignatureNonce"), await AskAsync(client, good.Replace("SignatureNonce=n&", "", StringComparison.Ordinal)));
        Assert.Equal((400, "MissingTimestamp"), await AskAsync(client, good.Replace("Timestamp=", "Time=", StringComparison.Ordinal)));
        Assert.Equal((400, "InvalidSignatureMethod"), await AskAsync(client, good.Replace("HMAC-SHA1", "HMAC-MD5", StringComparison.Ordinal)));
        Assert.Equal((400, "InvalidParameter.Format"), await AskAsync(client, good.Replace("Format=JSON", "Format=YAML", StringComparison.Ordinal)));
        using var put = await client.PutAsync(new Uri(good, UriKind.Relative), null, Token);
        Assert.Equal("UnsupportedHTTPMethod", await CodeAsync(put));
    }

    [Fact]
    public async Task Acs3Request_ChangedBodyOrUnsignedParts_AreRefused()
    {
        await using var scenario = await RecordingScenario.StartAsync();
        using var client = new HttpClient();
        var server = scenario.Server.Address;
        var now = SignedCalls.Time(TimeSpan.Zero);

        Assert.Equal("InvalidJobId.NotFound", await SendAsync(client, SignedCalls.Acs3(server, "JobId=x", "1", now)));
        Assert.Equal("SignatureNonceUsed", await SendAsync(client, SignedCalls.Acs3(server, "JobId=x", "1", now)));
        Assert.Equal("SignatureDoesNotMatch", await SendAsync(client, SignedCalls.Acs3(server, "JobId=x", "2", now, sentForm: "JobId=y")));
        Assert.Equal("SignatureDoesNotMatch", await SendAsync(client, SignedCalls.Acs3(server, "JobId=x", "3", now, null, "x-acs-action")));
        Assert.Equal("SignatureDoesNotMatch", await SendAsync(client, SignedCalls.Acs3(server, "JobId=x", "4", now, null, "x-acs-date")));
        Assert.Equal("InvalidTimeStamp.Expired", await SendAsync(client, SignedCalls.Acs3(server, "JobId=x", "5", SignedCalls.Time(TimeSpan.FromHours(-1)))));
        var cut = SignedCalls.Acs3(server, "JobId=x", "6", now);
        cut.Headers.Remove("x-acs-signature-nonce");
        Assert.Equal("Missingx-acs-signature-nonce", await SendAsync(client, cut));
    }

    [Fact]
    public async Task XmlAnswers_SayTheSame()
    {
        await using var scenario = await RecordingScenario.StartAsync();
        using var client = new HttpClient { BaseAddress = scenario.Server.Address };
        var address = $"/?Action=ListLiveRecordTemplates&Format=XML&code={RecordingServer.Key}";
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Token);
        var xml = XDocument.Parse(await answer.Content.ReadAsStringAsync(Token)).Root!;

        Assert.Equal("text/xml; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(("ListLiveRecordTemplatesResponse", "2"), (xml.Name.LocalName, xml.Element("TotalCount")!.Value));
        Assert.Equal(["system-hls-mp4", "system-hls"], xml.Elements("RecordTemplateList").Select(template => template.Element("TemplateId")!.Value));
        Assert.Equal(answer.Headers.GetValues("x-acs-request-id").Single(), xml.Element("RequestId")!.Value);

        using var error = await client.GetAsync(new Uri($"/?Action=GetLiveRecordJob&Format=xml&code={RecordingServer.Key}", UriKind.Relative), Token);
        var root = XDocument.Parse(await error.Content.ReadAsStringAsync(Token)).Root!;
        Assert.Equal(("Error", "MissingJobId"), (root.Name.LocalName, root.Element("Code")!.Value));
    }

    [Fact]
    [Trait("Head", "Server")]
    public async Task KeysChangedInTheSettingsFile_CountWithoutARestart()
    {
        await using var scenario = await RecordingScenario.StartAsync();
        using var client = new HttpClient { BaseAddress = scenario.Server.Address };
        var settings = Path.Combine(scenario.Server.Data, "settings.json");
        Task<(int, string?)> AskNewAsync() =>
            AskAsync(client, SignedCalls.RpcAddress(Guid.NewGuid().ToString(), SignedCalls.Time(TimeSpan.Zero), "late", "latesecret"));
        Assert.Equal((404, "InvalidAccessKeyId.NotFound"), await AskNewAsync());

        await ReplaceAsync(settings, """{"Recording":{"AccessKeys":{"late":"latesecret"}}}""");
        await UntilAsync(AskNewAsync, (200, null));
        await ReplaceAsync(settings, """{"Recording":{"AccessKeys":{"late":{"Secret":"latesecret","Disabled":true}}}}""");
        await UntilAsync(AskNewAsync, (400, "InvalidAccessKeyId.Inactive"));
    }

    private static async Task ReplaceAsync(string path, string text)
    {
        await File.WriteAllTextAsync(path + ".new", text, Token);
        File.Move(path + ".new", path, overwrite: true);
    }

    private static async Task UntilAsync(Func<Task<(int, string?)>> ask, (int, string?) expected)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while (await ask() != expected)
            await Task.Delay(50, patience.Token);
    }

    private static async Task<(int Status, string? Code)> AskAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Token);
        return ((int)answer.StatusCode, await CodeAsync(answer));
    }

    private static async Task<string?> SendAsync(HttpClient client, HttpRequestMessage message)
    {
        using var answer = await client.SendAsync(message, Token);
        return await CodeAsync(answer);
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage answer)
    {
        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token)).RootElement;
        return answer.IsSuccessStatusCode ? null : body.GetProperty("Code").GetString();
    }
}
