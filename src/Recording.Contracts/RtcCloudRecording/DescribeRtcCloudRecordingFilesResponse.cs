namespace Recording.Contracts.RtcCloudRecording;

/// <summary>Answer of DescribeRtcCloudRecordingFiles.</summary>
public sealed record DescribeRtcCloudRecordingFilesResponse(string RequestId, RtcTaskInfo TaskInfo);
