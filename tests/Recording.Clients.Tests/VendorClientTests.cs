using System.Text.Json;

namespace Recording.Clients.Tests;

/// <summary>
/// A program that uses the vendor's clients works with only endpoint and key changed: every operation, each client, each of its signatures,
/// GET and POST, and errors as the clients' users expect them.
/// </summary>
public sealed partial class VendorClientTests(ClientFixture fixture) : IClassFixture<ClientFixture>
{
    private const string Ims = "2020-11-09";
    private const string Live = "2016-11-01";

    public static TheoryData<string, string> Clients { get; } = new()
    {
        { "pop-core", "v1" },
        { "openapi-client", "v1" },
        { "openapi-client", "v3" },
        { "openapi-core", "v1" },
        { "openapi-core", "v3" },
    };

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task EveryOperation_OverTheClientsOwnWay_Works(string client, string signature)
    {
        var template = await CreateTemplateAsync(client, signature);
        var job = await SubmitAsync(client, signature, template);

        var got = await OkAsync(client, signature, "GetLiveRecordJob", Ims, "GET", new() { ["JobId"] = job });
        Assert.Equal("中文 & name/100%+(a)*~'!", got.GetProperty("RecordJob").GetProperty("Name").GetString());
        Assert.False(got.GetProperty("RecordJob").TryGetProperty("Details", out _));
        var jobs = await OkAsync(client, signature, "ListLiveRecordJobs", Ims, "GET", new() { ["Keyword"] = job, ["PageNo"] = 1, ["PageSize"] = 10 });
        Assert.Equal(1, jobs.GetProperty("TotalCount").GetInt32());

        var snapshot = await OkAsync(client, signature, "GetLiveRecordTemplate", Ims, "GET", new() { ["TemplateId"] = template, ["JobId"] = job });
        Assert.Equal(7, snapshot.GetProperty("RecordTemplate").GetProperty("RecordFormatList")[0].GetProperty("SliceDuration").GetInt32());
        var templates = await OkAsync(
            client, signature, "ListLiveRecordTemplates", Ims, "GET", new() { ["TemplateIds"] = new[] { template, "nope" }, ["SortBy"] = "asc" });
        Assert.Equal(template, templates.GetProperty("RecordTemplateList")[0].GetProperty("TemplateId").GetString());

        var stopped = await OkAsync(client, signature, "StopLiveRecordJob", Ims, "POST", new() { ["JobId"] = job });
        Assert.Equal(job, stopped.GetProperty("JobId").GetString());
        var files = await OkAsync(client, signature, "ListLiveRecordFiles", Ims, "GET", new() { ["JobIds"] = new[] { job }, ["PageSize"] = 5 });
        Assert.Equal((JsonValueKind.Number, JsonValueKind.String, JsonValueKind.String), (files.GetProperty("PageNo").ValueKind, files.GetProperty("PageSize").ValueKind, files.GetProperty("TotalCount").ValueKind));
        var deleted = await OkAsync(client, signature, "DeleteLiveRecordFiles", Ims, "POST", new() { ["RecordIds"] = new[] { "nope" }, ["RemoveFile"] = true });
        Assert.Equal("RecordNotFound", deleted.GetProperty("DeleteFileInfoList")[0].GetProperty("Code").GetString());

        var updated = await OkAsync(
            client, signature, "UpdateLiveRecordTemplate", Ims, "POST",
            new() { ["TemplateId"] = template, ["Name"] = "renamed", ["RecordFormat"] = JsonSerializer.Serialize(new[] { new { Format = "mp4" } }) }, inBody: true);
        Assert.True(Guid.TryParse(updated.GetProperty("RequestId").GetString(), out _));
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task NotifyRecords_AnswerANumberForCode_ByGetAndPost(string client, string signature)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        foreach (var method in new[] { "GET", "POST" })
        {
            var answer = await OkAsync(client, signature, "DescribeLiveRecordNotifyRecords", Live, method, new()
            {
                ["DomainName"] = "example.com",
                ["PageSize"] = 20,
                ["PageNumber"] = 1,
                ["StartTime"] = $"{now.AddDays(-1):yyyy-MM-dd'T'HH:mm:ss'Z'}",
                ["EndTime"] = $"{now:yyyy-MM-dd'T'HH:mm:ss'Z'}",
            });
            Assert.Equal((JsonValueKind.Number, 0), (answer.GetProperty("Code").ValueKind, answer.GetProperty("Code").GetInt32()));
            Assert.Equal((0, 0, 1, 20), (answer.GetProperty("TotalNum").GetInt32(), answer.GetProperty("TotalPage").GetInt32(), answer.GetProperty("PageNum").GetInt32(), answer.GetProperty("PageSize").GetInt32()));
        }
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Errors_AreWhatTheClientsUsersExpect(string client, string signature)
    {
        await ExpectAsync(Call(client, signature) with { Parameters = new Dictionary<string, object>() }, "MissingJobId", 400, "JobId is mandatory");
        await ExpectAsync(Call(client, signature), "InvalidJobId.NotFound", 404, "not found");
        await ExpectAsync(Call(client, signature) with { Action = "NoSuchAction" }, "InvalidApi.NotFound", 404, "check your url");
        await ExpectAsync(Call(client, signature) with { Version = Live }, "InvalidApi.NotFound", 404, "check your url");
        await ExpectAsync(Call(client, signature) with { KeyId = "nobody" }, "InvalidAccessKeyId.NotFound", 404, "access key is not found");
        await ExpectAsync(Call(client, signature) with { KeyId = "off", Secret = "offsecret" }, "InvalidAccessKeyId.Inactive", 400, "disabled");
        await ExpectAsync(Call(client, signature) with { Secret = "wrong" }, "SignatureDoesNotMatch", 400, "server string to sign is:");
        await ExpectAsync(Call(client, signature) with { KeyId = "reader", Secret = "readersecret" }, "Forbidden.RAM", 403, "not authorized");
        await ExpectAsync(Call(client, signature) with { KeyId = "sts", Secret = "stssecret" }, "InvalidSecurityToken.MismatchWithAccessKey", 400, "SecurityToken");
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task KeyLimitedToActions_DoesThoseAndNoOthers(string client, string signature)
    {
        var listed = await fixture.CallAsync(Call(client, signature) with
        {
            Action = "ListLiveRecordJobs",
            Method = "GET",
            KeyId = "reader",
            Secret = "readersecret",
            Parameters = new Dictionary<string, object>(),
        });
        Assert.True(listed.IsOk, listed.Message);
    }

    [Theory]
    [InlineData("openapi-client", "v3")]
    [InlineData("openapi-core", "v3")]
    [InlineData("openapi-core", "v1")]
    public async Task TemporaryKey_WithItsToken_Works(string client, string signature)
    {
        var listed = await fixture.CallAsync(Call(client, signature) with
        {
            Action = "ListLiveRecordJobs",
            KeyId = "sts",
            Secret = "stssecret",
            Token = "token/with+signs=",
            Parameters = new Dictionary<string, object>(),
        });
        Assert.True(listed.IsOk, listed.Message);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task ChannelRecording_BadParameter_HasItsRowOfTheTable(string client, string signature)
    {
        var start = StartRtc(client, signature);
        var parameters = new Dictionary<string, object>(start.Parameters) { ["MaxIdleTime"] = 9 };
        await ExpectAsync(start with { Parameters = parameters }, "InvalidParameter.MaxIdleTime", 405, "please check the maxIdleTime");
        parameters = new Dictionary<string, object>(start.Parameters)
        {
            ["StorageParams"] = JsonSerializer.Serialize(
                new { StorageType = 1, OSSParams = new { OSSEndpoint = "oss-cn-shanghai.aliyuncs.com", OSSBucket = "no-such-bucket" } }),
        };
        await ExpectAsync(start with { Parameters = parameters }, "NotFound.OSSBucket", 400, "please check the ossBucket");
    }

    [Fact]
    public async Task TooManyCalls_AreTheThrottlingErrorOfTheClient()
    {
        var calls = Enumerable.Range(0, 6).Select(_ => fixture.CallAsync(Call("openapi-core", "v3") with
        {
            Action = "DeleteLiveRecordTemplate",
            Parameters = new Dictionary<string, object> { ["TemplateId"] = "nope" },
        }));
        var results = await Task.WhenAll(calls);

        var throttled = results.Where(result => result.Code == "Throttling.User").ToList();
        Assert.NotEmpty(throttled);
        Assert.All(throttled, result => Assert.Equal(("ThrottlingError", 400), (result.ErrorName, result.StatusCode)));
        Assert.All(results.Except(throttled), result => Assert.Equal("InvalidTemplateId.NotFound", result.Code));
    }

    [Fact]
    public async Task ObjectThatAClientCannotFlatten_IsAClearParameterError() =>
        await ExpectAsync(
            Call("pop-core", "v1") with
            {
                Action = "SubmitLiveRecordJob",
                Parameters = new Dictionary<string, object> { ["Name"] = "n", ["TemplateId"] = "system-hls", ["StreamInput"] = "[object Object]" },
            },
            "InvalidStreamInput",
            400,
            "JSON");

    private static ClientCall Call(string client, string signature) => new()
    {
        Client = client,
        Signature = signature,
        Action = "GetLiveRecordJob",
        Version = Ims,
        Parameters = new Dictionary<string, object> { ["JobId"] = "no such job: 没有 & a+b=c%" },
    };

    private async Task<string> CreateTemplateAsync(string client, string signature)
    {
        var formats = JsonSerializer.Serialize(new[] { new { Format = "m3u8", SliceDuration = 7, SliceOssObjectPrefix = "r/{JobId}/{UnixTimestamp}_{Sequence}" } });
        var answer = await OkAsync(
            client, signature, "CreateLiveRecordTemplate", Ims, "POST", new() { ["Name"] = "from a client", ["RecordFormat"] = formats }, inBody: true);
        return answer.GetProperty("TemplateId").GetString()!;
    }

    private async Task<string> SubmitAsync(string client, string signature, string template)
    {
        var answer = await OkAsync(
            client, signature, "SubmitLiveRecordJob", Ims, "POST",
            new()
            {
                ["Name"] = "中文 & name/100%+(a)*~'!",
                ["TemplateId"] = template,
                ["StreamInput"] = JsonSerializer.Serialize(new { Type = "rtmp", Url = fixture.Rtmp.Url("live", "client") }),
                ["RecordOutput"] = JsonSerializer.Serialize(new { Type = "oss", Bucket = "recordings", Endpoint = "oss-cn-hangzhou.aliyuncs.com" }),
            },
            inBody: true);
        return answer.GetProperty("JobId").GetString()!;
    }

    private async Task<JsonElement> OkAsync(
        string client, string signature, string action, string version, string method, Dictionary<string, object> parameters, bool inBody = false) =>
        (await fixture.CallAsync(new ClientCall
        {
            Client = client,
            Signature = signature,
            Action = action,
            Version = version,
            Method = method,
            InBody = inBody && client != "pop-core",
            Parameters = parameters,
        })).EnsureOk();

    private async Task ExpectAsync(ClientCall call, string code, int status, string words)
    {
        var result = await fixture.CallAsync(call);
        Assert.False(result.IsOk, $"{code} was expected.");
        Assert.Equal(code, result.Code);
        Assert.Contains(words, result.Message, StringComparison.Ordinal);
        if (call.Client != "pop-core")
            Assert.Equal(status, result.StatusCode);
        if (call.Client == "openapi-core")
            Assert.Equal("ClientError", result.ErrorName);
        if (call.Client == "pop-core")
            Assert.Equal(code + "Error", result.ErrorName);
        Assert.True(Guid.TryParse(result.RequestId, out _) || result.Message!.Contains("request id: ", StringComparison.Ordinal), "No request id.");
    }
}
