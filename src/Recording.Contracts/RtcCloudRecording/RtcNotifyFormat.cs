namespace Recording.Contracts.RtcCloudRecording;

/// <summary>Kind of file whose upload is announced; its name on the wire, in any case.</summary>
public enum RtcNotifyFormat
{
    /// <summary>Segments of HLS.</summary>
    Slice,
    Hls,
    Mp4,
    Mp3,
}
