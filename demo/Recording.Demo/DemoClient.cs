using System.Globalization;
using System.Text.Json;
using Recording.Testing.Server;

namespace Recording.Demo;

/// <summary>The operations that the demo calls, as anybody would with curl.</summary>
internal sealed class DemoClient(RecordingClient client)
{
    public static IReadOnlyList<string> Formats { get; } = ["m3u8", "mp4"];

    private const int CycleSeconds = 3600;
    private const int SliceSeconds = 5;

    public async Task<string> CreateTemplateAsync(CancellationToken cancellationToken)
    {
        const string File = "record/{JobId}/{Sequence}_{EscapedStartTime}_{EscapedEndTime}";
        var formats = Formats.Select(format => new Dictionary<string, object>
        {
            ["Format"] = format,
            ["CycleDuration"] = CycleSeconds,
            ["OssObjectPrefix"] = File,
        }).ToList();
        formats[0]["SliceDuration"] = SliceSeconds;
        formats[0]["SliceOssObjectPrefix"] = "record/{JobId}/{UnixTimestamp}_{Sequence}";
        var name = $"demo-{Guid.NewGuid():N}";
        var answer = await client.CallAsync("CreateLiveRecordTemplate", new { Name = name, RecordFormat = formats }, cancellationToken);
        return answer.EnsureOk().GetProperty("TemplateId").GetString()!;
    }

    public async Task<string> SubmitAsync(string templateId, string streamUrl, string notifyUrl, CancellationToken cancellationToken)
    {
        var job = new
        {
            Name = "demo",
            TemplateId = templateId,
            StreamInput = new { Type = "rtmp", Url = streamUrl },
            RecordOutput = new { Type = "oss", Bucket = "recordings" },
            NotifyUrl = notifyUrl,
        };
        return (await client.CallAsync("SubmitLiveRecordJob", job, cancellationToken)).EnsureOk().GetProperty("JobId").GetString()!;
    }

    public async Task<JobProgress> GetAsync(string jobId, CancellationToken cancellationToken) =>
        JobProgress.Read((await client.CallAsync("GetLiveRecordJob", new { JobId = jobId }, cancellationToken)).EnsureOk());

    public async Task StopAsync(string jobId, CancellationToken cancellationToken) =>
        (await client.CallAsync("StopLiveRecordJob", new { JobId = jobId }, cancellationToken)).EnsureOk();

    public async Task<IReadOnlyList<RecordedFile>> WaitForFilesAsync(string jobId, TimeSpan timeout, CancellationToken cancellationToken) =>
        RecordedFile.ReadAll(await client.WaitUntilAsync(
            "ListLiveRecordFiles",
            new { JobIds = new[] { jobId }, PageSize = 30 },
            answer => Formats.All(format => RecordedFile.ReadAll(answer).Any(file => file.Format == format)),
            timeout,
            cancellationToken));

    /// <summary>Waits until the start and every file were announced to our receiver, and answers all records since <paramref name="from"/>.</summary>
    public async Task<IReadOnlyList<CallbackRecord>> WaitForCallbacksAsync(
        string domain, string notifyUrl, DateTimeOffset from, int files, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var query = new
        {
            DomainName = domain,
            PageSize = 100,
            PageNumber = 1,
            StartTime = Text(from),
            EndTime = Text(TimeProvider.System.GetUtcNow() + timeout),
        };
        return Ours(await client.WaitUntilAsync("DescribeLiveRecordNotifyRecords", query, IsComplete, timeout, cancellationToken));

        bool IsComplete(JsonElement answer)
        {
            var good = Ours(answer).Where(record => record.IsSuccess).ToList();
            return good.Exists(record => record.Type == CallbackRecord.Started)
                && good.Count(record => record.Type == CallbackRecord.FileCreated) >= files;
        }

        List<CallbackRecord> Ours(JsonElement answer) => [.. CallbackRecord.ReadAll(answer).Where(record => record.Url == notifyUrl)];
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
