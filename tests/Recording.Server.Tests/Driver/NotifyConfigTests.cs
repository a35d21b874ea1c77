using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Recording.Core.Tasks.Decisions;
using Recording.Engine.Callbacks;
using Recording.Engine.Operations;
using Recording.Engine.Security;
using Recording.Storage.Tables;

namespace Recording.Server.Tests.Driver;

/// <summary>The notify settings of a domain, from the call that makes them to the callbacks of its jobs.</summary>
public sealed class NotifyConfigTests
{
    private const string Key = "0123456789abcdEF";
    private const string Hook = "http://domain.example.com/hook";

    [Fact]
    public async Task Operations_OneDomainInAnyCase_IsAddedReadChangedAndDeleted()
    {
        await using var bench = await DriverBench.StartedAsync();
        await OkAsync(bench, "AddLiveRecordNotifyConfig", new() { ["DomainName"] = "Live.Example.COM", ["NotifyUrl"] = Hook, ["NotifyReqAuth"] = "yes", ["NotifyAuthKey"] = Key });

        var added = (await OkAsync(bench, "DescribeLiveRecordNotifyConfig", Domain("live.EXAMPLE.com"))).GetProperty("LiveRecordNotifyConfig");
        Assert.Equal(
            """{"DomainName":"live.example.com","NotifyUrl":"http://domain.example.com/hook","OnDemandUrl":null,"NeedStatusNotify":false,"NotifyReqAuth":true,"NotifyAuthKey":"0123456789abcdEF"}""",
            added.GetRawText());

        await OkAsync(bench, "UpdateLiveRecordNotifyConfig", new() { ["DomainName"] = "live.example.com", ["NotifyUrl"] = Hook, ["OnDemandUrl"] = "http://ask/", ["NeedStatusNotify"] = true });
        var changed = (await OkAsync(bench, "DescribeLiveRecordNotifyConfig", Domain("live.example.com"))).GetProperty("LiveRecordNotifyConfig");
        Assert.Equal(
            """{"DomainName":"live.example.com","NotifyUrl":"http://domain.example.com/hook","OnDemandUrl":"http://ask/","NeedStatusNotify":true,"NotifyReqAuth":false,"NotifyAuthKey":null}""",
            changed.GetRawText());

        await OkAsync(bench, "DeleteLiveRecordNotifyConfig", Domain("LIVE.example.com"));
        Assert.Equal((404, "InvalidConfig.NotFound"), await RefusalAsync(bench, "DescribeLiveRecordNotifyConfig", Domain("live.example.com")));
    }

    [Fact]
    public async Task Operations_DomainWithAndWithoutSettings_AreToldApart()
    {
        await using var bench = await DriverBench.StartedAsync();
        JsonObject settings = new() { ["DomainName"] = "example.com", ["NotifyUrl"] = Hook };
        foreach (var action in new[] { "UpdateLiveRecordNotifyConfig", "DescribeLiveRecordNotifyConfig", "DeleteLiveRecordNotifyConfig" })
            Assert.Equal((404, "InvalidConfig.NotFound"), await RefusalAsync(bench, action, settings));

        await OkAsync(bench, "AddLiveRecordNotifyConfig", settings);
        Assert.Equal((400, "ConfigAlreadyExists"), await RefusalAsync(bench, "AddLiveRecordNotifyConfig", settings));
        settings["NotifyUrl"] = "ftp://x/";
        Assert.Equal((400, "InvalidNotifyUrl.Malformed"), await RefusalAsync(bench, "UpdateLiveRecordNotifyConfig", settings));
        Assert.Equal((400, "MissingDomainName"), await RefusalAsync(bench, "DeleteLiveRecordNotifyConfig", []));
    }

    [Fact]
    public async Task Job_WithoutAnAddress_SendsFilesToItsDomainsWithNumbersFromOne()
    {
        await using var bench = await DriverBench.StartedAsync();
        await OkAsync(bench, "AddLiveRecordNotifyConfig", new() { ["DomainName"] = "media.example.com", ["NotifyUrl"] = Hook, ["NotifyReqAuth"] = true, ["NotifyAuthKey"] = Key });

        var sent = await RecordAsync(bench, notifyUrl: null);

        Assert.Equal([(1L, "file_created", Hook), (2L, "file_created", Hook)], sent.Select(entry => (entry.Sequence, entry.Type, entry.Url)));
        Assert.Equal([1, 2], sent.Select(entry => JsonDocument.Parse(entry.Body).RootElement.GetProperty("sequence").GetInt32()));
        var seal = bench.Services.GetRequiredService<SourceSeal>();
        Assert.All(sent, entry => Assert.Equal(Key, seal.Open(entry.SealedAuthKey!)));
        Assert.All(sent, entry => Assert.DoesNotContain(Key, entry.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Job_OfADomainThatNeedsTheStatus_SendsItToo()
    {
        await using var bench = await DriverBench.StartedAsync();
        await OkAsync(bench, "AddLiveRecordNotifyConfig", new() { ["DomainName"] = "media.example.com", ["NotifyUrl"] = Hook, ["NeedStatusNotify"] = true });

        var sent = await RecordAsync(bench, notifyUrl: null);

        Assert.Equal(
            [(1L, "record_started", Hook), (2L, "file_created", Hook), (3L, "file_created", Hook)],
            sent.Select(entry => (entry.Sequence, entry.Type, entry.Url)));
        Assert.All(sent, entry => Assert.Null(entry.SealedAuthKey));
    }

    [Fact]
    public async Task Job_WithAnAddressOfItsOwn_SendsEverythingThereSignedByTheDomainsKey()
    {
        await using var bench = await DriverBench.StartedAsync();
        await OkAsync(bench, "AddLiveRecordNotifyConfig", new() { ["DomainName"] = "media.example.com", ["NotifyUrl"] = Hook, ["NotifyReqAuth"] = true, ["NotifyAuthKey"] = Key });

        var sent = await RecordAsync(bench, "http://own.example.com/");

        Assert.Equal(["record_started", "file_created", "file_created"], sent.Select(entry => entry.Type));
        Assert.All(sent, entry => Assert.Equal("http://own.example.com/", entry.Url));
        Assert.All(sent, entry => Assert.NotNull(entry.SealedAuthKey));
    }

    [Fact]
    public async Task Job_OfADomainWhoseSettingsChange_KeepsThemAsTheyWere()
    {
        await using var bench = await DriverBench.StartedAsync();
        await OkAsync(bench, "AddLiveRecordNotifyConfig", new() { ["DomainName"] = "media.example.com", ["NotifyUrl"] = Hook });

        var sent = await RecordAsync(bench, notifyUrl: null, async () =>
        {
            await OkAsync(bench, "DeleteLiveRecordNotifyConfig", Domain("media.example.com"));
            await bench.RestartAsync();
        });

        Assert.Equal([(1L, "file_created", Hook), (2L, "file_created", Hook)], sent.Select(entry => (entry.Sequence, entry.Type, entry.Url)));
    }

    [Fact]
    public async Task Job_OfAnotherDomain_SendsNothing()
    {
        await using var bench = await DriverBench.StartedAsync();
        await OkAsync(bench, "AddLiveRecordNotifyConfig", new() { ["DomainName"] = "example.com", ["NotifyUrl"] = Hook });

        Assert.Empty(await RecordAsync(bench, notifyUrl: null));
    }

    [Fact]
    public async Task Key_IsReadableInNoRow()
    {
        await using var bench = await DriverBench.StartedAsync();
        await OkAsync(bench, "AddLiveRecordNotifyConfig", new() { ["DomainName"] = "media.example.com", ["NotifyUrl"] = Hook, ["NotifyReqAuth"] = "yes", ["NotifyAuthKey"] = Key });
        var seen = 0;
        bench.Sender.Answer = async _ =>
        {
            seen += await CountRowsAsync(bench);
            return FakeSender.Status(200);
        };

        await RecordAsync(bench, notifyUrl: null);

        Assert.True(seen > 0, "No row was looked at.");
    }

    /// <summary>Submits a job of two formats, records one segment of it, stops it, and answers what was sent.</summary>
    private static async Task<IReadOnlyList<OutboxEntry>> RecordAsync(DriverBench bench, string? notifyUrl, Func<Task>? meanwhile = null)
    {
        JsonObject job = new()
        {
            ["Name"] = "a job",
            ["TemplateId"] = "system-hls-mp4",
            ["StreamInput"] = new JsonObject { ["Type"] = "rtmp", ["Url"] = "rtmp://Media.Example.com/live/one" },
            ["RecordOutput"] = new JsonObject { ["Type"] = "oss" },
            ["NotifyUrl"] = notifyUrl,
        };
        var id = (await OkAsync(bench, "SubmitLiveRecordJob", job)).GetProperty("JobId").GetString()!;
        var run = (await bench.Capture.NextAsync()).Up().Segment();
        await bench.Faults.UntilAsync(async () =>
            (await bench.Tasks.LoadAsync(id, CancellationToken.None))!.State.Tracks[0].NextSequence == 1);
        if (meanwhile is not null)
            await meanwhile();

        await bench.Driver.RaiseAsync(id, new TaskEvent.StopRequested(), CancellationToken.None);
        await bench.UntilRetiredAsync();
        Assert.True(run.Exit.IsCompleted || meanwhile is not null);
        return bench.Sender.Sent;
    }

    /// <summary>Looks at every row that may hold the key, and counts them.</summary>
    private static async Task<int> CountRowsAsync(DriverBench bench)
    {
        var rows = 0;
        foreach (var (table, partition) in new[] { ("notifyconfigs", "live"), ("tasks", (await bench.OpenAsync()).Single()) })
        {
            await foreach (var row in bench.Tables.QueryAllAsync(table, new TableQuery(partition), CancellationToken.None))
            {
                Assert.All(row.Properties.Values.OfType<string>(), text => Assert.DoesNotContain(Key, text, StringComparison.Ordinal));
                rows++;
            }
        }

        return rows;
    }

    private static JsonObject Domain(string name) => new() { ["DomainName"] = name };

    private static async Task<JsonElement> OkAsync(DriverBench bench, string action, JsonObject parameters)
    {
        var answer = await AskAsync(bench, action, parameters);
        Assert.True(answer.Succeeded, answer.Error?.Message);
        return JsonElement.Parse(answer.Body);
    }

    private static async Task<(int Status, string Code)> RefusalAsync(DriverBench bench, string action, JsonObject parameters)
    {
        var error = (await AskAsync(bench, action, parameters)).Error!;
        return (error.Status, error.Code);
    }

    private static Task<OperationAnswer> AskAsync(DriverBench bench, string action, JsonObject parameters) =>
        bench.Services.GetRequiredService<OperationDispatcher>().DispatchAsync(
            action,
            version: null,
            new AccessKey("id", "secret", [], IsDisabled: false, SecurityToken: ""),
            new OperationRequest("ID", parameters, Extended: false),
            CancellationToken.None);
}
