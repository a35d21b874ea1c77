namespace Recording.Contracts.LiveRecordJobs;

/// <summary>Answer of SubmitLiveRecordJob and of StopLiveRecordJob.</summary>
public sealed record SubmitLiveRecordJobResponse(string RequestId, string JobId);
