namespace Recording.Contracts.RtcCloudRecording;

/// <summary>Format of a recording; its upper-case name on the wire.</summary>
public enum RtcFileFormat
{
    Hls,
    Mp4,
    Mp3,
}
