using System.Text.Json;
using Recording.EndToEnd.Tests.Scenarios;

namespace Recording.EndToEnd.Tests;

/// <summary>Jobs and templates over both HTTP forms.</summary>
public sealed class JobsAndTemplatesTests
{
    private static CancellationToken Token => RecordingScenario.Token;

    [Fact]
    public async Task RpcForm_FormAndQuery_DoWhatTheApiDoes_InTheVendorsShape()
    {
        await using var scenario = await RecordingScenario.StartAsync();
        var client = scenario.Server.Client;
        var submitted = (await client.CallFormAsync(
            "SubmitLiveRecordJob",
            new Dictionary<string, string>
            {
                ["Version"] = "2020-11-09",
                ["Name"] = "直播 & 录制",
                ["TemplateId"] = "system-hls",
                ["StreamInput"] = JsonSerializer.Serialize(new { Type = "rtmp", Url = scenario.Rtmp.Url("live", "rpc") }),
                ["RecordOutput.Type"] = "oss",
                ["RecordOutput.Endpoint"] = "oss-cn-hangzhou.aliyuncs.com",
            },
            Token)).EnsureOk();
        var job = submitted.GetProperty("JobId").GetString()!;

        var answer = (await client.CallQueryAsync(
            "GetLiveRecordJob", new Dictionary<string, string> { ["Version"] = "2020-11-09", ["JobId"] = job }, Token)).EnsureOk();
        var recordJob = answer.GetProperty("RecordJob");
        Assert.Equal(("直播 & 录制", "initial"), (recordJob.GetProperty("Name").GetString(), recordJob.GetProperty("Status").GetString()));
        Assert.Equal("oss-cn-hangzhou.aliyuncs.com", recordJob.GetProperty("RecordOutput").GetProperty("Endpoint").GetString());
        Assert.False(recordJob.TryGetProperty("Details", out _), "The vendor's form tells what the vendor tells.");

        var listed = (await client.CallQueryAsync(
            "ListLiveRecordJobs", new Dictionary<string, string> { ["Keyword"] = "录制", ["Status"] = "initial" }, Token)).EnsureOk();
        Assert.Equal(1, listed.GetProperty("TotalCount").GetInt32());
        Assert.Equal(job, listed.GetProperty("LiveRecordJobs")[0].GetProperty("JobId").GetString());

        var wrongVersion = await client.CallQueryAsync(
            "GetLiveRecordJob", new Dictionary<string, string> { ["Version"] = "2016-11-01", ["JobId"] = job }, Token);
        Assert.Equal((404, "InvalidApi.NotFound"), (wrongVersion.Status, wrongVersion.ErrorCode));

        Assert.Equal("StopRequested", (await scenario.StopAsync(job)).ExitReason);
        var again = await client.CallAsync("StopLiveRecordJob", new { JobId = job }, Token);
        Assert.Equal((400, "OperationDenied.JobStopped"), (again.Status, again.ErrorCode));
    }

    [Fact]
    public async Task Templates_AreMadeChangedListedAndDeleted_AndJobsKeepTheirs()
    {
        await using var scenario = await RecordingScenario.StartAsync();
        var client = scenario.Server.Client;
        var id = await scenario.CreateTemplateAsync(Formats.Hls(cycle: 60));
        var job = await scenario.SubmitAsync(scenario.Rtmp.Url("live", "template"), id);
        (await client.CallAsync("UpdateLiveRecordTemplate", new { TemplateId = id, Name = "changed", RecordFormat = new[] { Formats.Mp4() } }, Token)).EnsureOk();

        var now = (await client.CallAsync("GetLiveRecordTemplate", new { TemplateId = id }, Token)).EnsureOk().GetProperty("RecordTemplate");
        Assert.Equal(("changed", "custom", "mp4"), (now.GetProperty("Name").GetString(), now.GetProperty("Type").GetString(), now.GetProperty("RecordFormatList")[0].GetProperty("Format").GetString()));
        var then = (await client.CallAsync("GetLiveRecordTemplate", new { TemplateId = id, JobId = job }, Token)).EnsureOk().GetProperty("RecordTemplate");
        Assert.Equal("m3u8", then.GetProperty("RecordFormatList")[0].GetProperty("Format").GetString());

        var all = (await client.CallAsync("ListLiveRecordTemplates", new { SortBy = "asc" }, Token)).EnsureOk();
        Assert.Equal(["system-hls", "system-hls-mp4", id], all.GetProperty("RecordTemplateList").EnumerateArray().Select(template => template.GetProperty("TemplateId").GetString()));
        var system = (await client.CallAsync("ListLiveRecordTemplates", new { Type = "system", PageSize = 1, PageNo = 2 }, Token)).EnsureOk();
        Assert.Equal((2, 1), (system.GetProperty("TotalCount").GetInt32(), system.GetProperty("RecordTemplateList").GetArrayLength()));

        (await client.CallAsync("DeleteLiveRecordTemplate", new { TemplateId = id }, Token)).EnsureOk();
        Assert.Equal("InvalidTemplateId.NotFound", (await client.CallAsync("GetLiveRecordTemplate", new { TemplateId = id }, Token)).ErrorCode);
        (await client.CallAsync("GetLiveRecordTemplate", new { TemplateId = id, JobId = job }, Token)).EnsureOk();
        await scenario.StopAsync(job);
    }

    [Fact]
    [Trait("Head", "Server")]
    public async Task FirstStart_MakesAPrivateKeyThatWorks_AndKeepsIt()
    {
        await using var scenario = await RecordingScenario.StartAsync();
        var path = Path.Combine(scenario.Server.Data, "access-key.json");
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        var before = await File.ReadAllTextAsync(path, Token);
        var secret = JsonDocument.Parse(before).RootElement.GetProperty("AccessKeySecret").GetString()!;

        await scenario.Server.StopAsync(Token);
        await scenario.Server.RestartAsync(Token);

        Assert.Equal(before, await File.ReadAllTextAsync(path, Token));
        using var client = new HttpClient { BaseAddress = scenario.Server.Address };
        using var answer = await client.PostAsync(new Uri($"/api/ListLiveRecordJobs?code={secret}", UriKind.Relative), null, Token);
        Assert.True(answer.IsSuccessStatusCode);
    }
}
