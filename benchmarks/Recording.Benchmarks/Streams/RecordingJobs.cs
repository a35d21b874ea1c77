using Recording.Testing.Server;

namespace Recording.Benchmarks.Streams;

/// <summary>Starts and stops live record jobs: HLS, <see cref="RecordedStreams.SliceSeconds"/> a segment, no callbacks.</summary>
internal sealed class RecordingJobs
{
    private readonly RecordingClient _client;
    private readonly string _templateId;

    private RecordingJobs(RecordingClient client, string templateId) => (_client, _templateId) = (client, templateId);

    /// <summary>Makes the template that all jobs use.</summary>
    public static async Task<RecordingJobs> PrepareAsync(RecordingClient client, CancellationToken cancellationToken)
    {
        var format = new
        {
            Format = "m3u8",
            CycleDuration = 21600,
            SliceDuration = RecordedStreams.SliceSeconds,
            OssObjectPrefix = "{JobId}_{Sequence}_{EscapedStartTime}_{EscapedEndTime}",

            // No folders: a watch learns of a new folder too late to see the first object in it.
            SliceOssObjectPrefix = "{JobId}_{UnixTimestamp}_{Sequence}",
        };
        var answer = await client.CallAsync("CreateLiveRecordTemplate", new { Name = "benchmark", RecordFormat = new[] { format } }, cancellationToken);
        return new RecordingJobs(client, answer.EnsureOk().GetProperty("TemplateId").GetString()!);
    }

    /// <summary>Starts a recording.</summary>
    public async Task<StartedJob> SubmitAsync(string url, CancellationToken cancellationToken)
    {
        var job = new
        {
            Name = "benchmark",
            TemplateId = _templateId,
            StreamInput = new { Type = "rtmp", Url = url },
            RecordOutput = new { Type = "oss", Bucket = StorageWatch.Container },
        };
        var sent = TimeProvider.System.GetTimestamp();
        var answer = await _client.CallAsync("SubmitLiveRecordJob", job, cancellationToken);
        return new StartedJob(answer.EnsureOk().GetProperty("JobId").GetString()!, sent);
    }

    /// <summary>Asks for a recording's end.</summary>
    public async Task StopAsync(StartedJob job, CancellationToken cancellationToken) =>
        (await _client.CallAsync("StopLiveRecordJob", new { JobId = job.Id }, cancellationToken)).EnsureOk();
}
