namespace Recording.Contracts.RtcCloudRecording;

/// <summary>Kind of storage; a number on the wire.</summary>
public enum RtcStorageType
{
    /// <summary>Media assets.</summary>
    Vod = 0,

    /// <summary>Objects in a bucket.</summary>
    Oss = 1,
}
