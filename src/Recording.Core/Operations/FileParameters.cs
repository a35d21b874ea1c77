using System.Text.Json.Nodes;
using Recording.Contracts.LiveRecordFiles;
using Recording.Contracts.Queries;
using Recording.Core.Parameters;
using Recording.Core.Results;

namespace Recording.Core.Operations;

/// <summary>Reads the parameters of ListLiveRecordFiles and DeleteLiveRecordFiles (IMS, 2020-11-09).</summary>
public static class FileParameters
{
    private const int LongestRangeDays = 4;
    private const int MostIds = 50;

    /// <summary>ListLiveRecordFiles. Without a range: the last 4 days.</summary>
    public static Result<ListLiveRecordFilesRequest> List(JsonObject parameters, DateTimeOffset now)
    {
        var reader = new ParameterReader(parameters, ParameterErrors.Gateway);
        var jobIds = reader.Texts("JobIds", MostIds);
        var format = reader.Choice("RecordFormat", "m3u8", "mp4", "flv", "mp3");
        var (from, to) = CommonParameters.Range(reader, now, LongestRangeDays);
        var page = CommonParameters.Page(reader, minSize: 5, maxSize: 30);
        var sort = CommonParameters.Sort(reader, SortOrder.Ascending);
        return reader.Error is { } error ? error : new ListLiveRecordFilesRequest(jobIds, format, from, to, page, sort);
    }

    /// <summary>DeleteLiveRecordFiles.</summary>
    public static Result<DeleteLiveRecordFilesRequest> Delete(JsonObject parameters)
    {
        var reader = new ParameterReader(parameters, ParameterErrors.Gateway);
        var ids = reader.Texts("RecordIds", MostIds);
        if (ids.Count == 0)
            reader.RejectMissing("RecordIds");
        var removeFile = reader.Flag("RemoveFile") ?? false;
        return reader.Error is { } error ? error : new DeleteLiveRecordFilesRequest(ids, removeFile);
    }
}
