using System.Diagnostics;
using System.Text.Json;
using Recording.Testing;
using Recording.Testing.Server;
using Recording.Testing.Webhooks;

namespace Recording.Clients.Tests;

/// <summary>A receiver that uses the library of Standard Webhooks accepts our callbacks, before, during and after a change of secrets.</summary>
public sealed class StandardWebhooksTests
{
    private static readonly string Old = "whsec_" + Convert.ToBase64String(Enumerable.Repeat((byte)1, 32).ToArray());
    private static readonly string New = "whsec_" + Convert.ToBase64String(Enumerable.Repeat((byte)2, 32).ToArray());
    private static readonly string Other = "whsec_" + Convert.ToBase64String(Enumerable.Repeat((byte)3, 32).ToArray());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Callback_SignedWithTwoSecrets_IsAcceptedByReceiversOfEither()
    {
        await using var webhooks = await WebhookReceiver.StartAsync(Token);
        var environment = new Dictionary<string, string?>
        {
            ["Recording__LiveRecord__FirstStreamTimeout"] = "00:00:01",
            ["Recording__Callbacks__SigningSecrets__0"] = New,
            ["Recording__Callbacks__SigningSecrets__1"] = Old,
        };
        await using var server = await RecordingServer.StartAsync(new RecordingServerOptions { Environment = environment }, Token);
        // Nobody listens there, so the job ends with an error, and says so.
        var submitted = await server.Client.CallAsync(
            "SubmitLiveRecordJob",
            new
            {
                Name = "no stream",
                TemplateId = "system-hls",
                StreamInput = new { Type = "rtmp", Url = $"rtmp://127.0.0.1:{FreePort.Next()}/live/nobody" },
                RecordOutput = new { Type = "oss" },
                NotifyUrl = webhooks.Url,
            },
            Token);
        submitted.EnsureOk();

        var request = await webhooks.WaitForAsync(_ => true, TimeSpan.FromSeconds(30), Token);

        Assert.Equal("record_error", (await VerifyAsync(Old, request.Text, request)).GetProperty("payload").GetProperty("event").GetString());
        Assert.Equal("record_error", (await VerifyAsync(New, request.Text, request)).GetProperty("payload").GetProperty("event").GetString());
        Assert.True((await VerifyAsync(Other, request.Text, request)).TryGetProperty("refused", out _));
        Assert.True((await VerifyAsync(New, request.Text.Replace("record_error", "record_start", StringComparison.Ordinal), request)).TryGetProperty("refused", out _));
        Assert.DoesNotContain("whsec_", server.Log, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> VerifyAsync(string secret, string body, ReceivedRequest request)
    {
        using var node = Process.Start(new ProcessStartInfo("node", ["verify.cjs"])
        {
            WorkingDirectory = VendorClients.Folder(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(new { secret, body, headers = request.Headers.ToDictionary(pair => pair.Key.ToLowerInvariant(), pair => pair.Value) }));
        node.StandardInput.Close();
        var answer = await node.StandardOutput.ReadToEndAsync(Token);
        await node.WaitForExitAsync(Token);
        return JsonElement.Parse(answer);
    }
}
