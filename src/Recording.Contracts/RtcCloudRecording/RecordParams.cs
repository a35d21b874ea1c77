namespace Recording.Contracts.RtcCloudRecording;

/// <summary>What is recorded.</summary>
/// <param name="RecordMode">Each stream for itself, or mixed.</param>
/// <param name="StreamType">Media of the files; default <see cref="RtcStreamType.Original"/>.</param>
/// <param name="MaxFileDuration">Longest file in seconds, 180 to 7200; default 7200.</param>
public sealed record RecordParams(RtcRecordMode RecordMode, RtcStreamType StreamType, int MaxFileDuration);
