namespace Recording.Contracts.RtcCloudRecording;

/// <summary>Codec of a mixed recording; on the wire <c>H.264</c> or <c>H.265</c>.</summary>
public enum RtcVideoCodec
{
    H264,
    H265,
}
