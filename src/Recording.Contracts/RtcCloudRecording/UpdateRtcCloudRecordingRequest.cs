namespace Recording.Contracts.RtcCloudRecording;

/// <summary>UpdateRtcCloudRecording (2016-11-01): changes whom a task records.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="SubscribeParams">Everyone to record from now on.</param>
public sealed record UpdateRtcCloudRecordingRequest(string TaskId, SubscribeParams SubscribeParams);
