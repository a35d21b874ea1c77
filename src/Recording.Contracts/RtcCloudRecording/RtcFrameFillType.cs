namespace Recording.Contracts.RtcCloudRecording;

/// <summary>What is shown while a stream is interrupted; a number on the wire.</summary>
public enum RtcFrameFillType
{
    LastFrame = 0,
}
