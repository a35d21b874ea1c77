namespace Recording.Contracts.LiveRecordJobs;

/// <summary>Answer of GetLiveRecordJob.</summary>
public sealed record GetLiveRecordJobResponse(string RequestId, LiveRecordJob RecordJob);
