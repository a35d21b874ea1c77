namespace Recording.Contracts.RtcCloudRecording;

/// <summary>Answer of StopRtcCloudRecording and UpdateRtcCloudRecording, and of our PauseRtcCloudRecording and ResumeRtcCloudRecording.</summary>
public sealed record RtcTaskResponse(string RequestId, string TaskId);
