using System.Text.Json;

namespace Recording.Clients.Tests;

/// <content>The notify settings of a domain.</content>
public sealed partial class VendorClientTests
{
    [Theory]
    [MemberData(nameof(Clients))]
    public async Task NotifySettings_AreAddedReadChangedAndDeleted_AndTheirKeyIsSeenByNobodyElse(string client, string signature)
    {
        const string key = "Key0fNotify5ettings";
        var domain = $"{client}-{signature}.example.com";
        var call = new ClientCall
        {
            Client = client,
            Signature = signature,
            Action = "AddLiveRecordNotifyConfig",
            Version = Live,
            Parameters = new Dictionary<string, object>
            {
                ["DomainName"] = domain.ToUpperInvariant(),
                ["NotifyUrl"] = "http://hook.example.com/a?b=c&d=%20",
                ["OnDemandUrl"] = "https://hook.example.com/ask",
                ["NeedStatusNotify"] = true,
                ["NotifyReqAuth"] = "yes",
                ["NotifyAuthKey"] = key,
            },
        };
        (await fixture.CallAsync(call)).EnsureOk();
        await ExpectAsync(call, "ConfigAlreadyExists", 400, "already exist");
        foreach (var method in new[] { "GET", "POST" })
        {
            var answer = await OkAsync(client, signature, "DescribeLiveRecordNotifyConfig", Live, method, new() { ["DomainName"] = domain });
            var config = answer.GetProperty("LiveRecordNotifyConfig");
            Assert.Equal((domain, "http://hook.example.com/a?b=c&d=%20", "https://hook.example.com/ask"), (config.GetProperty("DomainName").GetString(), config.GetProperty("NotifyUrl").GetString(), config.GetProperty("OnDemandUrl").GetString()));
            Assert.Equal((true, true, key), (config.GetProperty("NeedStatusNotify").GetBoolean(), config.GetProperty("NotifyReqAuth").GetBoolean(), config.GetProperty("NotifyAuthKey").GetString()));
        }

        await EnsureNowhereAsync(key);
        await ExpectAsync(
            call with { Action = "UpdateLiveRecordNotifyConfig", Parameters = new Dictionary<string, object> { ["DomainName"] = domain, ["NotifyUrl"] = "hook" } },
            "InvalidNotifyUrl.Malformed", 400, "Specified NotifyUrl is invalid.");
        await OkAsync(client, signature, "UpdateLiveRecordNotifyConfig", Live, "POST", new() { ["DomainName"] = domain, ["NotifyUrl"] = "http://b/", ["NotifyReqAuth"] = false });
        var changed = (await OkAsync(client, signature, "DescribeLiveRecordNotifyConfig", Live, "POST", new() { ["DomainName"] = domain })).GetProperty("LiveRecordNotifyConfig");
        Assert.Equal(("http://b/", false, JsonValueKind.Null), (changed.GetProperty("NotifyUrl").GetString(), changed.GetProperty("NotifyReqAuth").GetBoolean(), changed.GetProperty("NotifyAuthKey").ValueKind));

        await OkAsync(client, signature, "DeleteLiveRecordNotifyConfig", Live, "POST", new() { ["DomainName"] = domain });
        foreach (var action in new[] { "Describe", "Update", "Delete" })
            await ExpectAsync(call with { Action = $"{action}LiveRecordNotifyConfig" }, "InvalidConfig.NotFound", 404, "Config does not exist.");
    }

    /// <summary>A text is in no log line and no file of the server.</summary>
    private async Task EnsureNowhereAsync(string secret)
    {
        Assert.DoesNotContain(secret, fixture.Server.Log, StringComparison.Ordinal);
        foreach (var path in Directory.EnumerateFiles(fixture.Server.Data, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file, System.Text.Encoding.Latin1);
            Assert.DoesNotContain(secret, await reader.ReadToEndAsync(ClientFixture.Token), StringComparison.Ordinal);
        }
    }
}
