using System.Text.Json;
using Recording.EndToEnd.Tests.Scenarios;

namespace Recording.EndToEnd.Tests;

/// <summary>Bad input: the vendor's code and status, nothing started, nothing written.</summary>
public sealed class RefusedRequestTests(RefusedRequestTests.Fixture fixture) : IClassFixture<RefusedRequestTests.Fixture>
{
    private const string Input = "\"StreamInput\":{\"Type\":\"rtmp\",\"Url\":\"rtmp://127.0.0.1/live/x\"}";
    private const string Output = "\"RecordOutput\":{\"Type\":\"oss\",\"Bucket\":\"recordings\"}";

    private static CancellationToken Token => RecordingScenario.Token;

    private RecordingScenario Scenario => fixture.Scenario;

    [Theory]
    [InlineData("""{"Name":"n","TemplateId":"system-hls","StreamInput":{"Type":"rtmp"},{OUT}}""", 400, "MissingStreamInput.Url")]
    [InlineData("""{"Name":"n","TemplateId":"system-hls","StreamInput":{"Type":"rtmp","Url":"http://h/live/x"},{OUT}}""", 400, "InvalidStreamInput.Url")]
    [InlineData("""{"Name":"n","TemplateId":"system-hls","StreamInput":{"Type":"rtmp","Url":"rtmp://h/x"},{OUT}}""", 400, "InvalidStreamInput.Url")]
    [InlineData("""{"Name":"n","TemplateId":"system-hls","StreamInput":{"Type":"rtmp","Url":"rtmp://unlisted/live/x"},{OUT}}""", 400, "InvalidStreamInput.Url")]
    [InlineData("""{"Name":"n","TemplateId":"system-hls","StreamInput":{"Type":"rtmp","Url":"rtmp://\u0c45\u202e/live/x"},{OUT}}""", 400, "InvalidStreamInput.Url")]
    [InlineData("""{"Name":"n","TemplateId":"system-hls","StreamInput":{"Type":"hls","Url":"rtmp://h/live/x"},{OUT}}""", 400, "InvalidStreamInput.Type")]
    [InlineData("""{"Name":"n","TemplateId":"no-such-template",{IN},{OUT}}""", 404, "InvalidTemplateId.NotFound")]
    [InlineData("""{"Name":"n","TemplateId":"../../etc#?",{IN},{OUT}}""", 404, "InvalidTemplateId.NotFound")]
    [InlineData("""{"TemplateId":"system-hls",{IN},{OUT}}""", 400, "MissingName")]
    [InlineData("""{"Name":"n",{IN},{OUT}}""", 400, "MissingTemplateId")]
    [InlineData("""{"Name":"n","TemplateId":"system-hls",{OUT}}""", 400, "MissingStreamInput")]
    [InlineData("""{"Name":"n","TemplateId":"system-hls",{IN}}""", 400, "MissingRecordOutput")]
    [InlineData("""{"Name":"n","TemplateId":"system-hls",{IN},"RecordOutput":{"Type":"oss","Bucket":"no-such-bucket"}}""", 404, "InvalidRecordOutput.Bucket.NotFound")]
    [InlineData("""{"Name":"n","TemplateId":"system-hls",{IN},"RecordOutput":{"Type":"oss","Bucket":"../tables"}}""", 404, "InvalidRecordOutput.Bucket.NotFound")]
    [InlineData("""{"Name":"n","TemplateId":"system-hls",{IN},"RecordOutput":{"Type":"oss","Bucket":"recording-work"}}""", 404, "InvalidRecordOutput.Bucket.NotFound")]
    [InlineData("""{"Name":"n","TemplateId":"system-hls",{IN},{OUT},"NotifyUrl":"file:///etc/passwd"}""", 400, "InvalidNotifyUrl")]
    [InlineData("""{"Name":"n","TemplateId":"system-hls",{IN},{OUT}""", 400, "InvalidParameter.Format")]
    [InlineData("""[]""", 400, "InvalidParameter.Format")]
    public async Task SubmitLiveRecordJob_BadInput_StartsNothing(string body, int status, string code)
    {
        var before = fixture.StoredFiles();
        using var content = new StringContent(
            body.Replace("{IN}", Input, StringComparison.Ordinal).Replace("{OUT}", Output, StringComparison.Ordinal));
        using var answer = await Scenario.Server.Client.Http.PostAsync(new Uri("/api/SubmitLiveRecordJob", UriKind.Relative), content, Token);
        var error = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token)).RootElement;

        Assert.Equal((status, code), ((int)answer.StatusCode, error.GetProperty("Code").GetString()));
        Assert.Equal(answer.Headers.GetValues("x-acs-request-id").Single(), error.GetProperty("RequestId").GetString());
        Assert.True(Guid.TryParse(error.GetProperty("RequestId").GetString(), out _));
        Assert.NotEmpty(error.GetProperty("Message").GetString()!);
        Assert.NotEmpty(error.GetProperty("HostId").GetString()!);
        Assert.Equal(before, fixture.StoredFiles());
        Assert.Equal(0, (await ListAsync("ListLiveRecordJobs")).GetProperty("TotalCount").GetInt32());
    }

    [Theory]
    [InlineData("GetLiveRecordJob", "{}", 400, "MissingJobId")]
    [InlineData("GetLiveRecordJob", """{"JobId":"nope"}""", 404, "InvalidJobId.NotFound")]
    [InlineData("StopLiveRecordJob", """{"JobId":"nope/../x"}""", 404, "InvalidJobId.NotFound")]
    [InlineData("ListLiveRecordJobs", """{"PageSize":0}""", 400, "InvalidPageSize")]
    [InlineData("ListLiveRecordJobs", """{"Status":"running"}""", 400, "InvalidStatus")]
    [InlineData("ListLiveRecordJobs", """{"StartTime":"2026-01-01T00:00:00Z","EndTime":"2026-03-01T00:00:00Z"}""", 400, "InvalidEndTime")]
    [InlineData("ListLiveRecordFiles", """{"PageSize":4}""", 400, "InvalidPageSize")]
    [InlineData("ReplayCallbacks", """{}""", 400, "MissingDeliveryIds")]
    [InlineData("ReplayCallbacks", """{"TaskId":"a","DomainName":"b"}""", 400, "InvalidDeliveryIds")]
    [InlineData("ReplayCallbacks", """{"DomainName":"b"}""", 400, "MissingStartTime")]
    [InlineData("ReplayCallbacks", """{"DomainName":"b","StartTime":"2026-01-02T00:00:00Z","EndTime":"2026-01-01T00:00:00Z"}""", 400, "InvalidEndTime")]
    [InlineData("ReplayCallbacks", """{"TaskId":"a","Status":"maybe"}""", 400, "InvalidStatus")]
    [InlineData("ReplayCallbacks", """{"TaskId":"a","NotifyUrl":"ftp://example.com/"}""", 400, "InvalidNotifyUrl")]
    [InlineData("ReplayCallbacks", """{"TaskId":"a","MaxCount":1001}""", 400, "InvalidMaxCount")]
    [InlineData("ReplayCallbacks", """{"TaskId":"nobody"}""", 404, "InvalidTaskId.NotFound")]
    [InlineData("ListCallbackDeliveries", """{"MaxResults":101}""", 400, "InvalidMaxResults")]
    [InlineData("ListCallbackDeliveries", """{"NextToken":"nonsense"}""", 400, "InvalidNextToken")]
    [InlineData("ListLiveRecordFiles", """{"StartTime":"2026-01-02T00:00:00Z","EndTime":"2026-01-01T00:00:00Z"}""", 400, "InvalidEndTime")]
    [InlineData("DeleteLiveRecordFiles", "{}", 400, "MissingRecordIds")]
    [InlineData("CreateLiveRecordTemplate", """{"Name":"x","RecordFormat":[{"Format":"mp4","OssObjectPrefix":"a/b"}]}""", 400, "InvalidRecordFormat.1.OssObjectPrefix")]
    [InlineData("UpdateLiveRecordTemplate", """{"TemplateId":"system-hls","Name":"x","RecordFormat":[{"Format":"mp4"}]}""", 400, "OperationDenied.SystemTemplate")]
    [InlineData("DeleteLiveRecordTemplate", """{"TemplateId":"system-hls"}""", 400, "OperationDenied.SystemTemplate")]
    [InlineData("DeleteLiveRecordTemplate", """{"TemplateId":"nope"}""", 404, "InvalidTemplateId.NotFound")]
    [InlineData("GetLiveRecordTemplate", """{"TemplateId":"nope"}""", 404, "InvalidTemplateId.NotFound")]
    [InlineData("DescribeLiveRecordNotifyRecords", """{"DomainName":"d","StartTime":"2026-01-01T00:00:00Z"}""", 400, "MissingParams")]
    [InlineData("DescribeLiveRecordNotifyRecords", """{"DomainName":"d","StartTime":"2020-01-01T00:00:00Z","EndTime":"2020-01-02T00:00:00Z"}""", 400, "MalformedParams")]
    [InlineData("DescribeLiveRecordNotifyRecords", """{"DomainName":"d","PageSize":0}""", 400, "MalformedParams")]
    [InlineData("NoSuchAction", "{}", 404, "InvalidApi.NotFound")]
    public async Task AnyOperation_BadInput_IsAnsweredWithItsCode(string action, string body, int status, string code)
    {
        using var content = new StringContent(body);
        using var answer = await Scenario.Server.Client.Http.PostAsync(new Uri($"/api/{action}", UriKind.Relative), content, Token);
        var error = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token)).RootElement;

        Assert.Equal((status, code), ((int)answer.StatusCode, error.GetProperty("Code").GetString()));
    }

    [Fact]
    public async Task NoKeyOrAWrongOne_IsRefusedOnBothForms()
    {
        using var anonymous = new HttpClient { BaseAddress = Scenario.Server.Address };
        foreach (var path in new[] { "/api/ListLiveRecordJobs", "/?Action=ListLiveRecordJobs&Version=2020-11-09" })
        {
            using var without = await anonymous.PostAsync(new Uri(path, UriKind.Relative), null, Token);
            Assert.Equal((400, "MissingAccessKeyId"), ((int)without.StatusCode, await CodeAsync(without)));
            using var wrong = await anonymous.PostAsync(
                new Uri(path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "code=wrong", UriKind.Relative), null, Token);
            Assert.Equal((404, "InvalidAccessKeyId.NotFound"), ((int)wrong.StatusCode, await CodeAsync(wrong)));
        }
    }

    private async Task<JsonElement> ListAsync(string action) =>
        (await Scenario.Server.Client.CallAsync(action, new { }, Token)).EnsureOk();

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token)).RootElement.GetProperty("Code").GetString();

    public sealed class Fixture : IAsyncLifetime
    {
        internal RecordingScenario Scenario { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Scenario = await RecordingScenario.StartAsync(
            ("Recording__LiveRecord__SourceHosts__0", "127.0.0.1"), ("Recording__LiveRecord__SourceHosts__1", "h"));

        /// <summary>Everything below the data folder but the database, which a query may touch.</summary>
        internal IReadOnlyList<string> StoredFiles() =>
            [.. Directory.EnumerateFileSystemEntries(Scenario.Server.Data, "*", SearchOption.AllDirectories)
                .Where(path => !Path.GetFileName(path).StartsWith("tables.db", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)];

        public ValueTask DisposeAsync() => Scenario.DisposeAsync();
    }
}
