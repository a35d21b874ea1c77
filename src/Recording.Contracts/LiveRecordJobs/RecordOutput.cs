namespace Recording.Contracts.LiveRecordJobs;

/// <summary>Where the recording goes (SubmitLiveRecordJob, 2020-11-09).</summary>
/// <param name="Type"><c>oss</c> or <c>vod</c>.</param>
/// <param name="Endpoint">Name of the storage endpoint, as the client gave it.</param>
/// <param name="Bucket">Container that holds the files.</param>
public sealed record RecordOutput(string Type, string? Endpoint, string Bucket);
