using System.Text.Json.Nodes;
using Recording.Contracts.LiveRecordJobs;
using Recording.Contracts.Queries;
using Recording.Core.Parameters;
using Recording.Core.Results;
using Recording.Core.Streams;

namespace Recording.Core.Operations;

/// <summary>Reads the parameters of the live record job operations (IMS, 2020-11-09).</summary>
public static class JobParameters
{
    private const int LongestJobRangeDays = 30;

    /// <summary>SubmitLiveRecordJob. Whether template and bucket exist is for the handler to say.</summary>
    public static Result<SubmitLiveRecordJobRequest> Submit(JsonObject parameters, string defaultBucket)
    {
        var reader = new ParameterReader(parameters, ParameterErrors.Gateway);
        var name = reader.RequiredText("Name", 128);
        var templateId = reader.RequiredText("TemplateId", 64);
        var input = ReadInput(reader.RequiredSection("StreamInput"));
        var output = ReadOutput(reader.RequiredSection("RecordOutput"), defaultBucket);
        var notifyUrl = CommonParameters.NotifyUrl(reader);
        return reader.Error is { } error
            ? error
            : new SubmitLiveRecordJobRequest(name, templateId, input, output, notifyUrl);
    }

    /// <summary>The JobId of GetLiveRecordJob and StopLiveRecordJob.</summary>
    public static Result<string> JobId(JsonObject parameters)
    {
        var reader = new ParameterReader(parameters, ParameterErrors.Gateway);
        var jobId = reader.RequiredText("JobId", 64);
        return reader.Error is { } error ? error : jobId;
    }

    /// <summary>ListLiveRecordJobs. Without a range: the last 30 days.</summary>
    public static Result<ListLiveRecordJobsRequest> List(JsonObject parameters, DateTimeOffset now)
    {
        var reader = new ParameterReader(parameters, ParameterErrors.Gateway);
        var keyword = reader.Text("Keyword", 128);
        var status = reader.Choice("Status", "initial", "started", "paused");
        var (from, to) = CommonParameters.Range(reader, now, LongestJobRangeDays);
        var page = CommonParameters.Page(reader, minSize: 1, maxSize: 100);
        var sort = CommonParameters.Sort(reader, SortOrder.Descending);
        return reader.Error is { } error ? error : new ListLiveRecordJobsRequest(keyword, status, from, to, page, sort);
    }

    private static StreamInput ReadInput(ParameterReader reader)
    {
        var type = reader.Choice("Type", "rtmp");
        if (type is null)
            reader.RejectMissing("Type");
        var url = reader.RequiredText("Url", RtmpUrl.MaxLength);
        if (!RtmpUrl.TryParse(url, out _, out var reason))
            reader.Reject("Url", reason);
        return new StreamInput(type ?? "", url);
    }

    private static RecordOutput ReadOutput(ParameterReader reader, string defaultBucket)
    {
        var type = reader.Choice("Type", "oss", "vod");
        if (type is null)
            reader.RejectMissing("Type");
        var bucket = reader.Text("Bucket", 63) ?? defaultBucket;
        var endpoint = reader.Text("Endpoint", 253);
        if (endpoint is not null && Uri.CheckHostName(endpoint) == UriHostNameType.Unknown)
            reader.Reject("Endpoint", "It must be a host name.");
        return new RecordOutput(type ?? "", endpoint, bucket);
    }
}
