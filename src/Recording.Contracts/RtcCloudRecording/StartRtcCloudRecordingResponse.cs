namespace Recording.Contracts.RtcCloudRecording;

/// <summary>Answer of StartRtcCloudRecording.</summary>
public sealed record StartRtcCloudRecordingResponse(string RequestId, string TaskId);
